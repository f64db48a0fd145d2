import { expect, test } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { plainText } from "../../../src/chat/message.ts";
import { placed } from "../../../src/chat/placed.ts";
import { DAY } from "../../../src/time/durations.ts";
import { digestMessage } from "../../../src/views/digests/digest-message.ts";
import { emptinessWords } from "../../../src/views/words/emptiness.ts";
import { digestOf, id, MEMORY, NOW, on, onTrending, paper } from "../../digest/world.ts";
import { seenOf } from "../../fakes/seen.ts";

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

test("says in a word what comes first, and names topics without news in one small line", () => {
  const subscriptions = [...busy.subscriptions, on("whales"), on("puffins")];
  const said = notes(digestMessage(digestOf({ ...busy, subscriptions }), berlin));
  expect(said).not.toContain("Fastest-growing for their age first");
  expect(said).toContain("Nothing new on whales; puffins");
  const long = digestOf({ papers: busy.papers, subscriptions: [on("robots")] });
  expect(notes(digestMessage(long, berlin))).toContain("Fastest-growing for their age first");
});

test("does not say of a topic that it has no news when not everything could be looked at", () => {
  const down = { title: "arXiv", verdict: { status: "down", at: NOW } } as const;
  const subscriptions = [on("robots"), on("whales")];
  const digest = digestOf({ papers: busy.papers, subscriptions }, MEMORY, [down]);
  expect(notes(digestMessage(digest, berlin))).toContain(
    "Nothing found on whales, as far as could be looked",
  );
});

test("marks what the last digest could have shown as earlier, and says what that means", () => {
  const papers = [paper(1, "robots"), paper(2, "robots"), paper(3, "drones")];
  const heardAt = { [id(1)]: NOW - 2 * DAY, [id(3)]: NOW - 2 * DAY };
  const digest = digestOf({
    papers: papers.map((each) => ({ ...each, publishedAt: NOW - 3 * DAY })),
    heardAt,
    subscriptions: [on("robots"), on("drones")],
  });
  const message = digestMessage(digest, berlin);
  expect(headings(message).slice(1)).toEqual(["New on robots", "Earlier on drones"]);
  const metas = message.blocks.flatMap((block) =>
    block.kind === "item" ? [plainText(block.meta ?? "").startsWith("Earlier · ")] : [],
  );
  expect(metas.toSorted()).toEqual([false, true, true]);
  expect(notes(message)).toContain("Earlier: known before the last digest, and not shown in it.");
});

test("names the days that numbers of long ago describe", () => {
  const digest = { ...digestOf(busy), asOf: Date.UTC(2025, 9, 31, 8) };
  expect(headings(digestMessage(digest, berlin))[1]).toBe("Trending in the day to 31 October 2025");
});

test("tells a source's sentence once when it is why there is nothing", () => {
  const reason = "arXiv announces nothing on Friday and Saturday evenings and on holidays.";
  const resting = { title: "arXiv", verdict: { status: "holiday", at: NOW, reason } } as const;
  const fresh = { title: "Hugging Face", verdict: { status: "fresh", at: NOW } } as const;
  const digest = digestOf({ papers: [], subscriptions: [on("robots")] }, MEMORY, [resting, fresh]);
  const said = JSON.stringify(digestMessage(digest, berlin).blocks);
  expect(said.split(reason)).toHaveLength(2);
  expect(said).toContain("Hugging Face fresh");
});

test("names the channel it stands in only once that is known, and says nothing of it in its line", () => {
  const message = digestMessage(digestOf(busy), berlin);
  expect(message.blocks[1]).toEqual({ kind: "place" });
  const here = placed(message, "slack:T1/C1");
  expect(here.blocks[1]).toEqual({ kind: "place", place: "slack:T1/C1" });
  expect(here.summary).toBe(message.summary);
});

test("carries the date of the channel's own zone", () => {
  const digest = digestOf(busy);
  const evening = { at: Date.UTC(2026, 10, 23, 23), zone: "Asia/Tokyo" };
  expect(headings(digestMessage(digest, evening))[0]).toBe("Papers · Tuesday 24 November");
});

test("ends with the news of papers that were posted before", () => {
  const posted = paper(9, "drones");
  const digest = digestOf(
    {
      ...busy,
      papers: [...busy.papers, posted],
      news: [{ paper: posted.id, kind: "code", at: NOW }],
    },
    { ...MEMORY, seen: seenOf({ [posted.id]: { at: NOW - 1 } }) },
  );
  const message = digestMessage(digest, berlin);
  expect(headings(message).at(-1)).toBe("News of papers posted here");
  const item = message.blocks.filter((block) => block.kind === "item").at(-1);
  expect([item?.index, plainText(item?.title ?? "")]).toEqual([3, posted.title]);
  expect(plainText(item?.meta ?? "")).toMatch(/^Code released · /);
  const brief = digestMessage(digest, { ...berlin, details: "thread" }).blocks;
  expect(brief.filter((block) => block.kind === "item").at(-1)?.meta).toEqual(item?.meta);
});

test("without papers gives the reason, and of the sources what it does not say already", () => {
  const reason = "arXiv could not be reached.";
  const down = { title: "arXiv", verdict: { status: "down", at: NOW, reason } } as const;
  const digest = digestOf({ papers: [], subscriptions: [on("robots")] }, MEMORY, [down]);
  const message = digestMessage(digest, berlin);
  expect(message.blocks[2]).toEqual({
    kind: "text",
    text: digest.empty && emptinessWords(digest.empty),
  });
  expect(notes(message)).toEqual([]);
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

test("without papers says once of a source that it has not answered yet", () => {
  const unheard = { kind: "not-yet" } as const;
  const silent = { title: "arXiv", verdict: { status: "down", at: NOW, unheard } } as const;
  const digest = digestOf({ papers: [], subscriptions: [on("robots")] }, MEMORY, [silent]);
  const said = JSON.stringify(digestMessage(digest, berlin).blocks);
  expect(said.split("arXiv has not answered yet.")).toHaveLength(2);
});
