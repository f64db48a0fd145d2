import { expect, test } from "vitest";
import { newChannel, pause, subscribe } from "../../src/channels/change-channel.ts";
import { type Action, type Message, plainText } from "../../src/chat/message.ts";
import type { BackTest } from "../../src/digest/back-test.ts";
import { backTestMessage } from "../../src/views/subscription-preview-message.ts";
import { subscriptionsMessage } from "../../src/views/subscriptions-message.ts";
import { NOW, on, onTrending, paper } from "../digest/world.ts";

const channel = newChannel("chat:1", { days: [1], time: "09:00", zone: "UTC" }, 0);

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
    subscribe,
    channel,
  );
  const message = subscriptionsMessage({ channel: two, next: [NOW] });
  expect(actionsOf(message).slice(0, 4)).toMatchObject([
    { label: "Edit", action: "subscriptions.edit", value: "id=a" },
    { label: "Remove", action: "subscriptions.remove", value: "id=a" },
    { label: "Edit", value: "id=b" },
    { label: "Remove", value: "id=b" },
  ]);
  expect(textOf(message)).toContain("from 5 votes · at most 5 papers a digest");
  expect(textOf(message)).toContain("next: 2026-11-23T09:00");
});

test("a paused channel says why and names no next digest", () => {
  const paused = pause(channel, { at: NOW, by: "failure", reason: "The channel is gone." });
  const text = textOf(subscriptionsMessage({ channel: paused, next: [NOW] }));
  expect(text).toContain("Paused because posting failed");
  expect(text).toContain("The channel is gone.");
  expect(text).not.toContain("next:");
});

test("a channel without topics learns how to get one", () => {
  expect(textOf(subscriptionsMessage({ channel, next: [] }))).toContain("/papers subscribe");
});

const quiet: BackTest = { days: 14, papers: [paper(1, "robots")], perWeek: 1, without: [] };
const draft = { topic: { kind: "query", text: "robots" }, limit: 5 } as const;

test("a preview says what the topic would have brought, and saves it as drafted", () => {
  const message = backTestMessage({ draft, test: quiet });
  expect(textOf(message)).toContain("1 paper matched in the last 14 days, about 1 a week.");
  expect(actionsOf(message)).toMatchObject([
    { label: "Save", action: "subscribe.save", value: "topic=robots&limit=5" },
  ]);
});

test("a noisy topic can be saved with the suggested threshold", () => {
  const test = { ...quiet, suggested: { minVotes: 20, perWeek: 9 } };
  const message = backTestMessage({ draft, test });
  expect(textOf(message)).toContain("from 20 votes on, about 9 a week would be left");
  expect(actionsOf(message)).toMatchObject([
    { label: "Save" },
    { label: "Save from 20 votes", value: "topic=robots&min_votes=20&limit=5" },
  ]);
  const own = backTestMessage({ draft: { ...draft, minVotes: 3 }, test });
  expect(actionsOf(own)).toMatchObject([{ value: "topic=robots&min_votes=3&limit=5" }]);
});

test("a topic that finds nothing names the condition that leaves nothing", () => {
  const without = [{ condition: "in cs.RO", found: 12 }];
  const message = backTestMessage({ draft, test: { ...quiet, papers: [], without } });
  expect(textOf(message)).toContain("without it, 12 papers would have matched");
});

test("what of a topic is not understood is said before it is saved", () => {
  const relative = { ...draft, topic: { kind: "query", text: "robots since:7d" } } as const;
  expect(textOf(backTestMessage({ draft: relative, test: quiet }))).toMatch(/7d/);
});

test("trending needs no test", () => {
  const message = backTestMessage({ draft: { topic: { kind: "trending" }, limit: 5 } });
  expect(actionsOf(message)).toMatchObject([{ value: "topic=trending&limit=5" }]);
});
