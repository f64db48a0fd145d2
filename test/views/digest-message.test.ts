import { expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { plainText } from "../../src/chat/message.ts";
import { digestMessage } from "../../src/views/digest-message.ts";
import { digestOf, MEMORY, NOW, on, onTrending, paper } from "../digest/world.ts";

const berlin = { at: NOW, zone: "Europe/Berlin" };

function headings({ blocks }: Message): string[] {
  return blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
}

function notes({ blocks }: Message): string[] {
  return blocks.flatMap((block) => (block.kind === "note" ? [plainText(block.text)] : []));
}

function buttons({ blocks }: Message): string[] {
  return blocks.flatMap((block) =>
    block.kind === "actions" ? block.actions.map(({ label }) => label) : [],
  );
}

const busy = {
  papers: [
    paper(1, "robots", { votes: 90 }),
    paper(2, "flying robots and drones", { votes: 6 }),
    paper(3, "robots", { votes: 2 }),
  ],
  subscriptions: [onTrending({ limit: 1 }), on("robots", { minVotes: 5 }), on("drones")],
};

test("shows its sections with what was found, and the papers numbered through in the digest's order", () => {
  const digest = digestOf(busy);
  const message = digestMessage(digest, berlin);
  expect(headings(message)).toEqual([
    "Papers · Monday 23 November",
    "Trending today",
    "New on robots (1 of 2; threshold 5 votes)",
  ]);
  const items = message.blocks.filter((block) => block.kind === "item");
  expect(items.map(({ index }) => index)).toEqual([1, 2]);
  expect(items.map(({ title }) => plainText(title))).toEqual(
    digest.sections.flatMap((each) => each.items.map(({ ranked }) => ranked.paper.title)),
  );
  expect(plainText(items[1]?.body ?? "")).toContain("also on: drones");
  expect(notes(message)).toContain("Not shown: 1 below the threshold");
  expect(buttons(message)).toEqual(["Why these", "Manage topics"]);
  expect(message.summary).toBe("Papers · Monday 23 November: 2 papers, first “robots, part 1”.");
});

test("carries the date of the channel's own zone, and says when it is late", () => {
  const digest = digestOf(busy);
  const evening = { at: Date.UTC(2026, 10, 23, 23), zone: "Asia/Tokyo", late: true };
  expect(headings(digestMessage(digest, evening))[0]).toBe("Papers · Tuesday 24 November · late");
});

test("ends with the news of papers that were posted before", () => {
  const posted = paper(9, "drones");
  const digest = digestOf(
    {
      ...busy,
      papers: [...busy.papers, posted],
      news: [{ paper: posted.id, kind: "code", at: NOW }],
    },
    { ...MEMORY, seen: { [posted.id]: { at: NOW - 1 } } },
  );
  const message = digestMessage(digest, berlin);
  expect(headings(message).at(-1)).toBe("News of papers posted here");
  const item = message.blocks.filter((block) => block.kind === "item").at(-1);
  expect([item?.index, plainText(item?.title ?? "")]).toEqual([3, posted.title]);
  expect(plainText(item?.meta ?? "")).toMatch(/^Code released · /);
  const brief = digestMessage(digest, { ...berlin, details: "thread" }).blocks;
  expect(brief.filter((block) => block.kind === "item").at(-1)?.meta).toEqual(item?.meta);
});

test("without papers gives the reason, and what the sources say", () => {
  const reason = "arXiv could not be reached.";
  const down = { title: "arXiv", verdict: { status: "down", at: NOW, reason } } as const;
  const digest = digestOf({ papers: [], subscriptions: [on("robots")] }, MEMORY, [down]);
  const message = digestMessage(digest, berlin);
  expect(message.blocks[1]).toEqual({ kind: "text", text: digest.empty?.reason });
  expect(notes(message)).toEqual([`Sources: ${reason}`]);
  expect(buttons(message)).toEqual(["Manage topics"]);
});

test("every button fits the platforms' limit, since a posted digest keeps nothing on the server", () => {
  const actions = digestMessage(digestOf(busy), berlin).blocks.flatMap((block) =>
    "actions" in block ? (block.actions ?? []) : [],
  );
  for (const action of actions) {
    expect(action.kind).toBe("button");
    if (action.kind === "button")
      expect(`${action.action}:${action.value}`.length).toBeLessThan(100);
  }
});
