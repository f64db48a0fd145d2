import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { assembleSample } from "../../src/assembly/assemble-sample.ts";
import { createButtonShelf } from "../../src/command/button-shelf.ts";
import type { Desk } from "../../src/command/desk.ts";
import { createInbox } from "../../src/command/inbox.ts";
import type { Registry } from "../../src/command/locate.ts";
import { describeCommand } from "../contracts/command.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";
import { kept, printedExamples } from "./printed.ts";
import { top } from "./top.ts";

/** The registry with its one line more. */
const registry: Registry = { ...commands, all: [...commands.all, top] };

describeCommand(top);

describe("the page on writing a command", () => {
  it("prints the example that is compiled and held to the contract", () => {
    expect(printedExamples("commands/README.md", "commands")).toEqual([kept("top.ts", "commands")]);
  });

  it("needs one file and one line: the command answers, and help lists it", async () => {
    const clock = createVirtualClock(Date.UTC(2025, 9, 22));
    const metrics = { itemsDropped: () => {} };
    const { engine } = await assembleSample({ clock, metrics, log: pino({ level: "silent" }) });
    const inbox = createInbox({
      registry,
      // Nothing else of the desk is asked.
      desk: { engine } as Desk,
      presence: { hear: async () => {} },
      shelf: createButtonShelf(createMemoryDocuments(clock), clock, () => "id"),
      clock,
      onFailure: (error) => {
        throw error;
      },
      newReference: () => "ref",
    });
    const asked = {
      id: "1",
      place: "console:here",
      actor: { id: "console:me", mayManage: true },
    } as const;
    const ask = (line: string) => inbox.handle({ ...asked, input: { kind: "line", line } });
    const { blocks } = await ask("top count:2");
    expect(blocks.filter(({ kind }) => kind === "item")).toHaveLength(2);
    expect(JSON.stringify(await ask("help"))).toContain(top.info.description);
  });
});
