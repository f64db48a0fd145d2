import { expect, it } from "vitest";
import { controlsOf } from "../../../fakes/slack/people/controls.ts";
import { openBot, wordsOf } from "../open-bot.ts";

const labelsOf = (seen: Awaited<ReturnType<Awaited<ReturnType<typeof openBot>>["papers"]>>) =>
  controlsOf(seen.messages.at(-1)?.blocks ?? []).map(({ label }) => label);

it("a private channel without the bot is offered no Save until it is let in", async () => {
  const { slack, team, user, papers } = await openBot("http");
  const channel = slack.addChannel(team, { kind: "private", withBot: false, members: [user] });
  const seen = await papers("subscribe trending", channel);
  expect(wordsOf(seen)).toContain("/invite @");
  expect(labelsOf(seen)).not.toContain("Save");
  await slack.lifecycle.invite(channel);
  expect(labelsOf(await papers("subscribe trending", channel))).toContain("Save");
  expect(slack.violations).toEqual([]);
});

it("a Save in a channel that was archived in between saves nothing, and says why", async () => {
  const { slack, channel, papers, press } = await openBot("http");
  const [offered] = (await papers("subscribe trending")).messages;
  if (!offered) throw new Error("Nothing was answered.");
  slack.archive(channel);
  expect(wordsOf(await press(offered, "Save"))).toContain("archived");
  slack.archive(channel, false);
  expect(wordsOf(await papers("subscriptions"))).toContain("None yet");
});

it("a channel that Slack cannot be asked about is refused nothing", async () => {
  const { slack, papers } = await openBot("http");
  slack.faults.always("conversations.info", { kind: "status", status: 500, when: "before" });
  expect(labelsOf(await papers("subscribe trending"))).toContain("Save");
});
