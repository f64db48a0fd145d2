import { describe, expect, it, onTestFinished } from "vitest";
import { DAY, MINUTE } from "../../../../src/time/durations.ts";
import { describeInput, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { createMemoryDocuments } from "../../../fakes/memory-documents.ts";
import { wordsOf } from "../open-bot.ts";
import { connectTo, openSlack } from "../open-slack.ts";

async function open() {
  const bot = await openSlack("http");
  onTestFinished(bot.close);
  const inbox = scriptedInbox();
  await bot.adapter.start(inbox);
  const { slack, channel, user } = bot;
  const ask = () => slack.interact.slash({ channel, user, text: "search diffusion" });
  return { ...bot, inbox, ask };
}

describe("a request to /slack/events", () => {
  it.each([
    ["with a forged signature", { secret: "another" }],
    ["whose body was changed", { tampered: true }],
    ["without a signature", { unsigned: true }],
    ["that is too old", { skewMs: -6 * MINUTE }],
    ["from the future", { skewMs: 6 * MINUTE }],
    ["from a day ahead", { skewMs: DAY }],
  ])("%s is refused, and the operator is told once", async (_, signing) => {
    const { slack, inbox, ask, events } = await open();
    slack.http.sign(signing);
    const seen = [await ask(), await ask()];
    expect(seen.map(({ failed }) => failed)).toEqual(["http_error", "http_error"]);
    expect(inbox.requests).toEqual([]);
    const refusals = events.filter(({ kind }) => kind === "refused");
    expect(refusals).toMatchObject([{ text: expect.stringContaining("SLACK_SIGNING_SECRET") }]);
    expect(slack.violations).toEqual([]);
  });

  it.each([
    ["a little old", -4 * MINUTE],
    ["four minutes ahead", 4 * MINUTE],
  ])("of a clock that is %s is taken", async (_, skewMs) => {
    const { slack, ask, inbox } = await open();
    slack.http.sign({ skewMs });
    await ask();
    expect(inbox.requests).toHaveLength(1);
  });

  it("that somebody recorded and sends again is not handled again", async () => {
    const { slack, ask, inbox } = await open();
    await ask();
    const [recorded] = slack.http.requests;
    if (!recorded) throw new Error("Nothing was sent.");
    expect(await slack.http.again(recorded)).toMatchObject({ body: "" });
    await ask();
    expect(inbox.requests).toHaveLength(2);
  });

  it("that somebody recorded and sends again after a restart is not handled again", async () => {
    const seen = createMemoryDocuments();
    const first = await openSlack("http", {}, { seen });
    onTestFinished(first.close);
    await first.adapter.start(scriptedInbox());
    const { slack, channel, user } = first;
    await slack.interact.slash({ channel, user, text: "search diffusion" });
    const [recorded] = slack.http.requests;
    if (!recorded) throw new Error("Nothing was sent.");
    await first.adapter.stop();
    const second = await connectTo(slack, { seen });
    onTestFinished(second.close);
    const inbox = scriptedInbox();
    await second.adapter.start(inbox);
    expect(await slack.http.again(recorded)).toMatchObject({ status: 200, body: "" });
    await slack.interact.slash({ channel, user, text: "search another" });
    expect(inbox.requests.map(({ input }) => describeInput(input))).toEqual(["search another"]);
  });

  it("that has no id of an event is answered once, by its signature alone", async () => {
    const { slack } = await open();
    await slack.http.verifyUrl("3eZbrw1aB");
    const recorded = slack.http.requests.at(-1);
    if (!recorded) throw new Error("Nothing was sent.");
    expect(await slack.http.again(recorded)).toMatchObject({ status: 200, body: "" });
  });

  it("is taken while the store fails, and the operator is told", async () => {
    const seen = createMemoryDocuments();
    const bot = await openSlack("http", {}, { seen });
    onTestFinished(bot.close);
    const inbox = scriptedInbox();
    await bot.adapter.start(inbox);
    seen.failWith(new Error("The disk is full."));
    await bot.slack.interact.slash({ channel: bot.channel, user: bot.user, text: "search one" });
    expect(inbox.requests).toHaveLength(1);
    expect(bot.events.map(({ text }) => text).join()).toContain("after a restart");
  });

  it.each([
    ["slow", 4 * MINUTE, "4 min behind"],
    ["fast", -4 * MINUTE, "4 min ahead of"],
  ])("tells that this machine's clock is %s, until it is right again", async (_, skewMs, says) => {
    const { slack, ask, adapter } = await open();
    await ask();
    expect(adapter.warnings?.()).toEqual([]);
    slack.http.sign({ skewMs });
    await ask();
    expect(adapter.warnings?.()).toEqual([expect.stringContaining(says)]);
    slack.http.sign();
    await ask();
    expect(adapter.warnings?.()).toEqual([]);
  });

  it("that asks whether the address is the app's is answered with its challenge", async () => {
    const { slack } = await open();
    expect(await slack.http.verifyUrl("3eZbrw1aB")).toMatchObject({
      status: 200,
      body: "3eZbrw1aB",
    });
  });

  it("that looks at the certificate is answered, signed or not", async () => {
    const { slack } = await open();
    expect((await slack.http.checkSsl()).status).toBe(200);
    slack.http.sign({ unsigned: true });
    expect((await slack.http.checkSsl()).status).toBe(200);
  });

  it.each([
    ["no JSON", "{", "application/json"],
    ["a list", "[]", "application/json"],
    ["a form whose payload is none", "payload=%7B", "application/x-www-form-urlencoded"],
    ["a form of nobody's", "ssl_check=", "application/x-www-form-urlencoded"],
    ["nothing at all", "", "text/plain"],
  ])("with %s breaks nothing", async (_, body, contentType) => {
    const { slack, ask, inbox } = await open();
    expect((await slack.http.post(body, contentType)).status).toBeLessThan(500);
    expect(wordsOf(await ask())).toContain("Answer to search diffusion.");
    expect(inbox.requests).toHaveLength(1);
  });

  it("before the start and after the stop is to be sent again", async () => {
    const bot = await openSlack("http");
    onTestFinished(bot.close);
    const { slack, adapter, team } = bot;
    const told = await slack.interact.event(team, { type: "app_home_opened" });
    expect(told.outcome).toMatchObject({ kind: "failed", status: 503 });
    expect(adapter.isConnected?.()).toBe(false);
  });
});

describe("an event that Slack tells again", () => {
  it("is handled once", async () => {
    const { slack, inbox, team, channel } = await open();
    const told = await slack.interact.event(team, { type: "channel_left", channel });
    await told.again();
    expect(inbox.notices).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });
});
