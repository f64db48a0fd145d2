import { expect, it } from "vitest";
import type { Request } from "../../src/chat/request.ts";
import { createButtonShelf } from "../../src/command/button-shelf.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const NOON = Date.UTC(2026, 10, 30, 12);
const REQUEST: Request = {
  id: "1",
  place: "chat:T1/C1",
  actor: { id: "chat:U1", mayManage: true },
  input: { kind: "line", line: "search robots" },
};

it("a button works though the store does not answer, and nobody waits for that for more than two seconds", async () => {
  const clock = createVirtualClock(NOON, async () => {});
  const documents = createMemoryDocuments(clock);
  documents.set = () => new Promise(() => {});
  const failures: string[] = [];
  const shelf = createButtonShelf(
    documents,
    clock,
    () => "id",
    (error) => failures.push(String(error)),
  );
  const kept = shelf.keep("a value", REQUEST);
  await clock.advance(2_000);
  expect(await shelf.open(await kept, REQUEST)).toBe("a value");
  expect(failures).toEqual(["Error: The store did not answer within 2 s."]);
});
