import { expect, test } from "vitest";
import {
  addSubscription,
  bringBack,
  newChannel,
  pause,
  withdraw,
} from "../../../src/channels/change-channel.ts";
import type { Channel } from "../../../src/channels/channel.ts";
import { type Action, type Message, plainText } from "../../../src/chat/message.ts";
import type { BackTest } from "../../../src/digest/back-test.ts";
import { nextSlots } from "../../../src/schedule/slots.ts";
import { backTestMessage } from "../../../src/views/subscriptions/subscription-preview-message.ts";
import { subscriptionsMessage } from "../../../src/views/subscriptions/subscriptions-message.ts";
import { NOW, on, onTrending, paper } from "../../digest/world.ts";

const channel = newChannel("chat:1", { days: [1], time: "09:00", zone: "UTC" }, 0);

const slot = { date: "2026-11-23", time: "09:00", zone: "UTC", at: NOW };

function textOf({ blocks }: Message): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === "item") return [block.title, block.meta ?? "", block.body ?? ""];
      return "text" in block ? [block.text] : [];
    })
    .map(plainText)
    .join("\n");
}

function actionsOf({ blocks }: Message): readonly Action[] {
  return blocks.flatMap((block) => ("actions" in block ? (block.actions ?? []) : []));
}

test("the topics of a channel can each be edited and removed, by their own id", () => {
  const two = [onTrending({ id: "a" }), on("robots", { id: "b", minVotes: 5 })].reduce(
    addSubscription,
    channel,
  );
  const message = subscriptionsMessage({ channel: two, next: [slot] });
  expect(actionsOf(message).slice(0, 4)).toMatchObject([
    { label: "Edit", action: "subscriptions.edit", value: "id=a" },
    { label: "Remove", action: "subscriptions.remove", value: "id=a" },
    { label: "Edit", value: "id=b" },
    { label: "Remove", value: "id=b" },
  ]);
  expect(textOf(message)).toContain("from 5 votes · at most 5 papers a digest");
  expect(textOf(message)).toContain("next: Mon 23 Nov 09:00 (");
});

test("the next slots are told in the channel's zone, by the same data that post them", () => {
  const schedule = { days: [1, 2], time: "09:00", zone: "America/Vancouver" } as const;
  const next = nextSlots(schedule, NOW, 2);
  const text = textOf(subscriptionsMessage({ channel: { ...channel, schedule }, next }));
  expect(text).toMatch(
    /at 9:00 America\/Vancouver; next: Mon 23 Nov 09:00 \(.*\), Tue 24 Nov 09:00$/m,
  );
});

test("a paused channel says why and names no next digest", () => {
  const paused = pause(channel, { at: NOW, by: "failure", reason: "The channel is gone." });
  const text = textOf(subscriptionsMessage({ channel: paused, next: [slot] }));
  expect(text).toMatch(/Paused since .*, because it could not be delivered/u);
  expect(text).toContain("The channel is gone.");
  expect(text).not.toContain("next:");
});

test.each([
  ["that the bot was removed from", undefined, "The bot is no longer in this channel"],
  ["that was archived", true, "The channel is archived"],
] as const)("a channel %s says so and promises no digest", (_, archived, says) => {
  const away = withdraw(channel, NOW, archived);
  const message = subscriptionsMessage({ channel: away, next: [slot] });
  expect(textOf(message)).toContain(`No digest comes. ${says}, since 2026-11-23T09:00`);
  expect(textOf(message)).not.toContain("next");
  expect(message.summary).toContain("none can come");
  const back = bringBack(away);
  expect(textOf(subscriptionsMessage({ channel: back, next: [slot] }))).toContain(
    "next: Mon 23 Nov 09:00",
  );
});

test("a channel that refuses posts promises no more than a try", () => {
  const refused = pause(channel, { at: NOW, by: "refusal", reason: "It is frozen." });
  const text = textOf(subscriptionsMessage({ channel: refused, next: [slot] }));
  expect(text).toContain("next try: Mon 23 Nov 09:00");
});

test("a reason that is why a channel is paused is said once", () => {
  const reason = "The bot may not post in this channel.";
  const slot = { date: "2026-11-23", time: "09:00", at: NOW };
  const dead = { kind: "dead", reason, messageIds: [], uncertain: false } as const;
  const lastEnd = { slot, at: NOW, outcome: dead };
  const paused = pause(channel, { at: NOW, by: "refusal", reason });
  const said = (of: Channel) => textOf(subscriptionsMessage({ channel: of, next: [], lastEnd }));
  expect(said(paused).split(reason)).toHaveLength(2);
  expect(said(channel)).toContain(`The last digest: could not be posted: ${reason}`);
});

test("a channel without topics learns how to get one", () => {
  expect(textOf(subscriptionsMessage({ channel, next: [] }))).toContain("/papers subscribe");
});

const quiet: BackTest = {
  days: 14,
  asOf: NOW,
  papers: [paper(1, "robots")],
  perWeek: 1,
  without: [],
};
const zone = "UTC";
const draft = { topic: { kind: "query", text: "robots" }, limit: 5 } as const;

test("a preview says what the topic would have brought, and saves it as drafted", () => {
  const message = backTestMessage({ zone, draft, test: quiet, sources: [] });
  expect(textOf(message)).toContain(
    "1 paper matched in the 14 days to 23 November 2026, about 1 a week.",
  );
  expect(actionsOf(message)).toMatchObject([
    { label: "Save", action: "subscribe.save", value: "topic=robots&limit=5" },
  ]);
});

test("a preview names the days it looked at as the channel's zone has them", () => {
  const asOf = Date.UTC(2025, 9, 31, 20);
  const of = (zone: string) =>
    textOf(backTestMessage({ zone, draft, test: { ...quiet, asOf }, sources: [] }));
  expect(of("UTC")).toContain("in the 14 days to 31 October 2025");
  expect(of("Asia/Tokyo")).toContain("in the 14 days to 1 November 2025");
  const nothing = backTestMessage({
    zone,
    draft,
    test: { ...quiet, asOf, papers: [] },
    sources: [],
  });
  expect(textOf(nothing)).toContain("No paper matched in the 14 days to 31 October 2025.");
});

test.each([
  [
    "nothing",
    [],
    "No paper matched in the 14 days to 23 November 2026. That says little: only 40 %",
  ],
  ["papers", quiet.papers, "Only 40 % of the papers known here can be searched so far"],
])("a preview that finds %s while the index is being made says so", (_, papers, says) => {
  const test = { ...quiet, papers };
  const view = { zone, draft, test, sources: [] };
  expect(textOf(backTestMessage({ ...view, searched: 0.4 }))).toContain(says);
  expect(textOf(backTestMessage(view))).not.toContain("%");
});

test("a noisy topic can be saved with the suggested threshold", () => {
  const test = { ...quiet, suggested: { minVotes: 20, perWeek: 9 } };
  const message = backTestMessage({ zone, draft, test, sources: [] });
  expect(textOf(message)).toContain("from 20 votes on, about 9 a week would be left");
  expect(actionsOf(message)).toMatchObject([
    { label: "Save" },
    { label: "Save from 20 votes", value: "topic=robots&min_votes=20&limit=5" },
  ]);
  const own = backTestMessage({ zone, draft: { ...draft, minVotes: 3 }, test, sources: [] });
  expect(actionsOf(own)).toMatchObject([{ value: "topic=robots&min_votes=3&limit=5" }]);
});

test("a topic that finds nothing names the condition that leaves nothing", () => {
  const without = [{ condition: "in cs.RO", found: 12 }];
  const message = backTestMessage({
    zone,
    draft,
    test: { ...quiet, papers: [], without },
    sources: [],
  });
  expect(textOf(message)).toContain("without it, 12 papers would have matched");
});

test("what of a topic is not understood is said before it is saved", () => {
  const relative = { ...draft, topic: { kind: "query", text: "robots since:7d" } } as const;
  expect(textOf(backTestMessage({ zone, draft: relative, test: quiet, sources: [] }))).toMatch(
    /7d/,
  );
});

test("trending needs no test", () => {
  const message = backTestMessage({
    zone,
    draft: { topic: { kind: "trending" }, limit: 5 },
    sources: [],
  });
  expect(actionsOf(message)).toMatchObject([{ value: "topic=trending&limit=5" }]);
});

const silent = [
  { title: "Hugging Face", verdict: { status: "down", at: NOW, reason: "It did not answer." } },
] as const;

test("a topic that finds nothing is no spelling mistake while a source could not be asked", () => {
  const nothing = { ...quiet, papers: [] };
  const blind = textOf(backTestMessage({ zone, draft, test: nothing, sources: silent }));
  expect(blind).toContain("Hugging Face could not be asked");
  expect(blind).toContain("It did not answer.");
  expect(blind).not.toContain("spelling");
  const seen = textOf(backTestMessage({ zone, draft, test: nothing, sources: [] }));
  expect(seen).toContain("Check the spelling");
});

test("the numbers of a preview are marked while a source could not be asked", () => {
  const message = backTestMessage({ zone, draft, test: quiet, sources: silent });
  expect(textOf(message)).toContain("It did not answer.");
});

const words = { topic: { kind: "query", text: "Diffusion policy" }, limit: 5 } as const;
const phrase = { text: '"Diffusion policy"', phrase: "Diffusion policy", found: 3 };

test("what papers also write for a topic is told, and followed by a press", () => {
  const spelled = {
    text: 'LLM OR "large language models"',
    also: ["large language models"],
    found: 40,
  };
  const message = backTestMessage({ zone, draft: words, test: quiet, spelled, sources: [] });
  expect(textOf(message)).toContain(
    "Papers also write “large language models”: with that, 40 papers matched.",
  );
  expect(JSON.stringify(message)).toContain("Follow LLM OR");
});

test("a topic of several words is said back as typed, with its phrase a press away", () => {
  const message = backTestMessage({ zone, draft: words, test: quiet, phrase, sources: [] });
  expect(message.summary).toContain("Subscribe to Diffusion policy:");
  expect(textOf(message)).toContain("side by side, as “Diffusion policy”, they are in 3 papers");
  expect(actionsOf(message)).toMatchObject([
    { label: "Save" },
    { label: "Follow the phrase instead", value: "topic=%22Diffusion+policy%22&limit=5" },
  ]);
});

test("a time and a channel in a topic are noticed, and the topic without them is a press away", () => {
  const topic = { kind: "query", text: "robots daily 9:00 in #papers" } as const;
  const message = backTestMessage({
    zone,
    draft: { ...words, topic },
    test: quiet,
    phrase,
    sources: [],
  });
  expect(textOf(message)).toContain("“daily” and “9:00” look like a time: /papers schedule sets");
  expect(textOf(message)).toContain(
    "“in #papers” looks like a channel: a topic is followed where it is typed",
  );
  expect(actionsOf(message)).toMatchObject([
    { label: "Save" },
    { label: "Try robots", action: "subscribe.try", value: "topic=robots&limit=5" },
  ]);
});

test("words that no paper is asked for are said to be left out", () => {
  const topic = { kind: "query", text: "the robots" } as const;
  const message = backTestMessage({ zone, draft: { ...words, topic }, test: quiet, sources: [] });
  expect(textOf(message)).toContain("“the” is in nearly every paper and was left out.");
});
