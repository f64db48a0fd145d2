import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveryIdOf } from "../../src/delivery/delivery-id.ts";
import { explainedForMs } from "../../src/delivery/explained.ts";
import { createMessageShelf } from "../../src/delivery/message-shelf.ts";
import { attributePapers } from "../../src/delivery/planning/plan.ts";
import { retryDelayMs } from "../../src/delivery/posting/back-off.ts";
import { chooseSlot } from "../../src/delivery/when/choose-slot.ts";
import type { PaperId } from "../../src/paper/id.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { messageArbitrary } from "../fakes/chat/message-arbitrary.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { digestOf } from "./world.ts";

const at = Date.UTC(2026, 11, 1, 9);
const slot = { date: "2026-12-01", time: "09:00", at };

describe("papers and the parts that show them", () => {
  const papers = (count: number) => Array.from({ length: count }, (_, n): PaperId => `arxiv:${n}`);

  it("for every split belong to exactly one part, in order, as many as it has items", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1 }), (counts) => {
        const all = papers(counts.reduce((sum, count) => sum + count, 0));
        const shown = attributePapers(
          all,
          counts.map((items) => ({ items })),
        );
        expect(shown.flat()).toEqual(all);
        expect(shown.map((part) => part.length)).toEqual(counts);
      }),
    );
  });

  it("belong to the first part where the counts do not agree, so that none is posted twice", () => {
    const parts = [{ items: 1 }, { items: 3 }];
    expect(attributePapers(papers(3), parts)).toEqual([papers(3), []]);
  });
});

describe("a delivery id", () => {
  it("is the same for the same part of the same slot, and no other's", () => {
    const ids = [
      deliveryIdOf("discord:1/2", slot, 0),
      deliveryIdOf("discord:1/2", slot, 1),
      deliveryIdOf("discord:1/3", slot, 0),
      deliveryIdOf("discord:1/2", { ...slot, date: "2026-12-02" }, 0),
      deliveryIdOf("discord:1/2", { ...slot, time: "09:01" }, 0),
      deliveryIdOf("discord:1/2", { ...slot, zone: "Asia/Tokyo" }, 0),
      deliveryIdOf("discord:1/2", { ...slot, unscheduled: true }, 0),
      deliveryIdOf("discord:1/2", { ...slot, unscheduled: true, at: at + 1 }, 0),
    ];
    expect(deliveryIdOf("discord:1/2", { ...slot }, 0)).toBe(ids[0]);
    // Newer zone data move a slot's moment and nothing else.
    expect(deliveryIdOf("discord:1/2", { ...slot, at: at + 1 }, 0)).toBe(ids[0]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(25);
  });
});

describe("slots that are due", () => {
  const older = { ...slot, at: at - 1 };
  const window = 1_000;

  it("are answered by the newest, to the last moment of its window", () => {
    const digest = { slot, coalesced: [older], late: false, deadline: at + window };
    expect(chooseSlot([older, slot], at + window, window)).toEqual(digest);
    expect(chooseSlot([older, slot], at + window + 1, window)).toBe("missed");
  });

  it("are late ten minutes after their time", () => {
    const hour = 3_600_000;
    expect(chooseSlot([slot], at + 600_000, hour)).toMatchObject({ late: false });
    expect(chooseSlot([slot], at + 600_001, hour)).toMatchObject({ late: true });
  });
});

describe("waiting before a retry", () => {
  it("grows to an hour, with full jitter, and is never nothing", () => {
    const most = [1, 2, 3, 4, 5, 6, 7, 100].map((attempt) => retryDelayMs(attempt, () => 1));
    expect(most).toEqual([
      5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 3_600_000, 3_600_000,
    ]);
    expect(retryDelayMs(2, () => 0.5)).toBe(15_000);
    expect(retryDelayMs(6, () => 0)).toBe(500);
  });
});

describe("the shelf of messages", () => {
  const adapter = { name: "x", start: async () => {}, stop: async () => {}, post: async () => "1" };
  const open = () => {
    const clock = { now: 0 };
    const documents = createMemoryDocuments({ now: () => clock.now });
    return {
      clock,
      documents,
      shelf: createMessageShelf(documents, 1_000, { now: () => clock.now }),
    };
  };

  it("for every message, gives it back as it was kept, and counts its items", async () => {
    await fc.assert(
      fc.asyncProperty(messageArbitrary, async (message) => {
        const { shelf } = open();
        const [part] = await shelf.keepParts(adapter, message);
        expect(part?.items).toBe(message.blocks.filter(({ kind }) => kind === "item").length);
        const asJson = JSON.parse(JSON.stringify(message));
        expect(await shelf.take(part?.messageKey ?? "")).toEqual(asJson);
      }),
    );
  });

  it("keeps equal messages once, and writes one object once", async () => {
    const { shelf, documents } = open();
    const message = digestOf(["arxiv:1"]);
    const first = await shelf.keepParts(adapter, message);
    expect(await shelf.keepParts(adapter, digestOf(["arxiv:1"]))).toEqual(first);
    expect(documents.keys()).toHaveLength(1);
    documents.failWith(new Error("The disk is full."));
    expect(await shelf.keepParts(adapter, message)).toEqual(first);
  });

  it("tries again to keep what it could not write, and writes again before it expires", async () => {
    const { shelf, documents, clock } = open();
    const message = digestOf(["arxiv:1"]);
    documents.failWith(new Error("The disk is full."));
    await expect(shelf.keepParts(adapter, message)).rejects.toThrow("full");
    documents.failWith();
    const [part] = await shelf.keepParts(adapter, message);
    clock.now += HOUR;
    await shelf.keepParts(adapter, message);
    clock.now += HOUR + 900;
    expect(await shelf.take(part?.messageKey ?? "")).toEqual(message);
  });

  it("keeps what explains a digest until other slots have brought as many, and longer where they are rarer", async () => {
    const { shelf, documents, clock } = open();
    const [daily, weekly] = [{ of: "daily" }, { of: "weekly" }];
    const key = await shelf.keepPosted(daily, explainedForMs({ days: [1, 2, 3, 4, 5, 6, 7] }));
    await shelf.keepPosted(weekly, explainedForMs({ days: [1] }));
    clock.now += 14 * DAY;
    expect(await documents.get(key)).toEqual(daily);
    clock.now += 14 * DAY;
    expect(documents.keys()).toHaveLength(1);
    clock.now += 40 * DAY;
    expect(documents.keys()).toEqual([]);
  });

  it("keeps what explains digests of several channels as long as the one that needs it longest", async () => {
    const { shelf, documents, clock } = open();
    const posted = { of: "both" };
    const key = await shelf.keepPosted(posted, 2 * DAY);
    expect(await shelf.keepPosted(posted, 9 * DAY)).toBe(key);
    await shelf.keepPosted(posted, 2 * DAY);
    clock.now += 8 * DAY;
    expect(await documents.get(key)).toEqual(posted);
  });

  it("reads a message that many get once, and hands out one object", async () => {
    const { shelf, documents } = open();
    const [part] = await shelf.keepParts(adapter, digestOf(["arxiv:1"]));
    const first = await shelf.take(part?.messageKey ?? "");
    documents.failWith(new Error("The disk is full."));
    expect(first).toEqual(digestOf(["arxiv:1"]));
    expect(await shelf.take(part?.messageKey ?? "")).toBe(first);
  });

  it("does not take a message that is gone or was damaged", async () => {
    const { shelf, documents } = open();
    const [part] = await shelf.keepParts(adapter, digestOf(["arxiv:1"]));
    const key = part?.messageKey ?? "";
    await documents.set(key, digestOf(["arxiv:2"]));
    expect(await shelf.take(key)).toBeUndefined();
    expect(await shelf.take("nowhere")).toBeUndefined();
  });

  it("keeps at least one part, whatever the adapter splits it into", async () => {
    const { shelf } = open();
    const message = digestOf([]);
    expect(await shelf.keepParts({ ...adapter, split: () => [] }, message)).toHaveLength(1);
  });
});
