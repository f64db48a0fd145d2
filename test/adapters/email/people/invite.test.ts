import { describe, expect, it } from "vitest";
import { createPeople } from "../../../../adapters/email/people/people.ts";
import type { SendLetter } from "../../../../adapters/email/people/people-parts.ts";
import type { ListedDocuments, PlatformEvent } from "../../../../src/chat/define-adapter.ts";
import { DeliveryError, type DeliveryFailure } from "../../../../src/errors.ts";
import { HOUR, MINUTE, SECOND } from "../../../../src/time/durations.ts";
import { scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { createMemoryDocuments } from "../../../fakes/memory-documents.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";

/** People of a bot whose server answers so, at a clock that is held. */
async function start(failures: readonly (DeliveryFailure | undefined)[] = []) {
  const clock = createVirtualClock(Date.UTC(2026, 10, 30));
  const letters: Parameters<SendLetter>[0][] = [];
  const events: PlatformEvent[] = [];
  const stores = new Map<string, ListedDocuments>();
  const documents = (owner: string) => {
    const store = stores.get(owner) ?? createMemoryDocuments(clock);
    stores.set(owner, store);
    return store;
  };
  const create = () =>
    createPeople({
      documents,
      secret: "a secret",
      publicUrl: new URL("https://papers.example.org"),
      clock,
      tell: (event) => void events.push(event),
    });
  const send: SendLetter = async (letter) => {
    const failure = failures[letters.length];
    letters.push(letter);
    if (failure) throw new DeliveryError(failure, "The mail server has not taken it.");
  };
  const people = create();
  await people.start({ inbox: scriptedInbox(), send });
  /** The same people in another process, which has not read them yet. */
  const restart = () => {
    const people = create();
    return { people, start: () => people.start({ inbox: scriptedInbox(), send }) };
  };
  const ask = (address: string, by = "chat:somebody") =>
    people.enrolment.invite({ address, topic: "trending", by });
  const stored = async () => {
    let count = 0;
    for (const store of stores.values()) for await (const _ of store.entries()) count += 1;
    return count;
  };
  return { clock, people, letters, events, ask, stored, restart };
}

describe("who gives an address", () => {
  it("is answered before anything is looked at, written or sent", async () => {
    const { clock, letters, ask, stored } = await start();
    await ask("ada@example.org");
    expect([letters.length, await stored()]).toEqual([0, 0]);
    await clock.advance(SECOND);
    expect([letters.length, await stored()]).toEqual([1, 1]);
  });

  it("is not lost while addresses are still being read, nor taken for somebody new", async () => {
    const { clock, letters, ask, restart } = await start();
    await ask("ada@example.org");
    await clock.advance(SECOND);
    const again = restart();
    await again.people.enrolment.invite({ address: "eve@example.org", topic: "x", by: "chat:eve" });
    await clock.advance(5 * SECOND);
    expect(letters).toHaveLength(1);
    await again.start();
    await clock.advance(SECOND);
    expect(letters).toHaveLength(2);
  });

  it("has the mail tried again after 5, 20 and 60 minutes where the server wants it later", async () => {
    const later: DeliveryFailure = { kind: "limited", retryAfterMs: MINUTE };
    const { clock, letters, ask, events } = await start([later, later, { kind: "failed" }, later]);
    await ask("ada@example.org");
    for (const [ms, count] of [
      [SECOND, 1],
      [5 * MINUTE, 2],
      [20 * MINUTE, 3],
      [HOUR, 4],
      [24 * HOUR, 4],
    ] as const) {
      await clock.advance(ms);
      expect(letters).toHaveLength(count);
    }
    expect(new Set(letters.map(({ id }) => id)).size).toBe(1);
    expect(events.map(({ kind }) => kind)).toEqual(["not sent"]);
  });

  it.each(["unknown", "gone", "rejected", "forbidden"] as const)(
    "has it tried once where the server answers %s",
    async (kind) => {
      const { clock, letters, ask } = await start([{ kind }]);
      await ask("ada@example.org");
      await clock.advance(24 * HOUR);
      expect(letters).toHaveLength(1);
    },
  );

  it("has nothing kept once the link has ended", async () => {
    const { clock, ask, stored } = await start();
    await ask("ada@example.org");
    await clock.advance(SECOND);
    await clock.advance(48 * HOUR);
    expect(await stored()).toBe(0);
  });
});

describe("a storm of addresses", () => {
  it("is answered in full, and neither sends nor keeps more than the limits allow", async () => {
    const { clock, letters, ask, stored, events } = await start();
    for (let n = 0; n < 20_000; n++) await ask(`${n}@example.org`, `web:${n}`);
    await clock.advance(SECOND);
    expect(letters).toHaveLength(200);
    expect(await stored()).toBe(200);
    expect(events.map(({ kind }) => kind)).toEqual(["limited"]);
    for (let n = 0; n < 500; n++) await ask(`ada+${n}@example.com`, `web:${n}`);
    await clock.advance(HOUR);
    for (let n = 0; n < 500; n++) await ask(`ada+${n}@example.com`, `web:${n}`);
    await clock.advance(SECOND);
    expect(letters.filter(({ to }) => to.endsWith(".com"))).toHaveLength(3);
    expect(events.every(({ text }) => !text.includes("example"))).toBe(true);
  });

  it("of one network reaches ten people", async () => {
    const { clock, letters, ask } = await start();
    for (let n = 0; n < 500; n++) await ask(`${n}@example.org`, "web:one");
    await clock.advance(SECOND);
    expect(letters).toHaveLength(10);
  });

  it("is forgotten when the bot stops, which waits for nothing", async () => {
    const { people, letters, ask } = await start();
    for (let n = 0; n < 100; n++) await ask(`${n}@example.org`, `web:${n}`);
    await people.stop();
    expect(letters).toEqual([]);
    await ask("late@example.org");
    await people.stop();
    expect(letters).toEqual([]);
  });
});
