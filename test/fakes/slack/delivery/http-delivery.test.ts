import { describe, expect, it, onTestFinished } from "vitest";
import { type Handler, startLocalServer } from "../../local-server.ts";
import { createVirtualClock } from "../../time/virtual-clock.ts";
import { startFakeSlack } from "../fake-slack.ts";
import { openBolt } from "../open-bolt.ts";
import type { Signing } from "./signature.ts";

async function openCounting() {
  const heard: string[] = [];
  const opened = await openBolt("http", (app) => {
    app.command("/papers", async ({ ack, command }) => {
      heard.push(command.text);
      await ack("Here");
    });
    app.event("channel_archive", async ({ body }) => void heard.push(body.event_id));
  });
  const slash = (text: string) => opened.slack.interact.slash({ channel: opened.channel, text });
  return { ...opened, heard, slash };
}

/** An app that answers every request by hand, on a clock that stands still. */
async function openRaw(handler: Handler) {
  const clock = createVirtualClock(Date.now());
  const slack = await startFakeSlack({ transport: "http", clock });
  const app = await startLocalServer(handler);
  onTestFinished(async () => {
    await slack.close();
    await app.close();
  });
  slack.http.deliverTo(`${app.url}/slack/events`);
  const user = slack.addUser(slack.team);
  const channel = slack.addChannel(slack.team, { members: [user] });
  return { slack, clock, app, channel };
}

describe("the local Slack's signed requests", () => {
  it.each<[string, Signing]>([
    ["with another secret", { secret: "other" }],
    ["and changed afterwards", { tampered: true }],
    ["six minutes ago", { skewMs: -6 * 60_000 }],
    ["by nobody", { unsigned: true }],
  ])("are refused by Bolt when they were signed %s", async (_, signing) => {
    const { slack, slash, heard } = await openCounting();
    slack.http.sign(signing);
    expect((await slash("forged")).failed).toBe("http_error");
    slack.http.sign();
    expect((await slash("true")).failed).toBeUndefined();
    expect(heard).toEqual(["true"]);
    expect(slack.violations).toEqual([]);
  });

  it("show that Bolt alone takes a request of tomorrow, and a replayed one", async () => {
    const { slack, slash, heard } = await openCounting();
    slack.http.sign({ skewMs: 24 * 3_600_000 });
    await slash("tomorrow");
    expect(slack.violations).toEqual(["http: a request with a bad signature was accepted"]);
    const [request] = slack.http.requests;
    if (!request) throw new Error("Nothing was sent.");
    expect((await slack.http.again(request)).status).toBe(200);
    expect(heard).toEqual(["tomorrow", "tomorrow"]);
  });

  it("ask whether the address is the app's, and whether its certificate is good", async () => {
    const { slack, heard } = await openCounting();
    const answer = await slack.http.verifyUrl("a-challenge");
    expect(JSON.parse(answer.body)).toEqual({ challenge: "a-challenge" });
    expect((await slack.http.checkSsl()).status).toBe(200);
    expect((await slack.http.post("{not json")).status).toBe(400);
    expect(heard).toEqual([]);
  });

  it("tell an event again under the same id", async () => {
    const { slack, channel, heard } = await openCounting();
    const told = await slack.interact.event(slack.team, { type: "channel_archive", channel });
    await told.again();
    expect(heard).toEqual([told.payload.event_id, told.payload.event_id]);
    expect(slack.http.requests.at(-1)?.headers).toMatchObject({
      "x-slack-retry-num": "1",
      "x-slack-retry-reason": "http_timeout",
    });
  });

  it("come again at once, after one minute and after five when they fail", async () => {
    const { slack, clock, app, channel } = await openRaw((_, response) => {
      response.writeHead(500).end();
    });
    await slack.interact.event(slack.team, { type: "channel_archive", channel });
    await clock.advance(59_000);
    expect(app.requests).toHaveLength(2);
    await clock.advance(3_600_000);
    const tries = app.requests.map(({ headers }) => headers["x-slack-retry-num"]);
    expect(tries).toEqual([undefined, "1", "2", "3"]);
    expect(app.requests.at(-1)?.headers["x-slack-retry-reason"]).toBe("http_error");
  });

  it("do not come again when the app asks for it", async () => {
    const { slack, clock, app, channel } = await openRaw((_, response) => {
      response.writeHead(500, { "x-slack-no-retry": "1" }).end();
    });
    await slack.interact.event(slack.team, { type: "channel_archive", channel });
    await clock.advance(3_600_000);
    expect(app.requests).toHaveLength(1);
  });

  it("are given up after 3 seconds", async () => {
    const { slack, clock, channel } = await openRaw(() => undefined);
    const seen = await clock.runUntil(slack.interact.slash({ channel, text: "help" }));
    expect(seen).toMatchObject({ failed: "http_timeout", ackMs: undefined });
    expect(slack.violations).toEqual(["http: command was not acknowledged within 3 seconds"]);
  });

  it("fail without blame when nobody listens there", async () => {
    const { slack, app, channel } = await openRaw(() => undefined);
    await app.close();
    const seen = await slack.interact.slash({ channel, text: "help" });
    expect(seen.failed).toMatch("connection_failed");
    expect(slack.violations).toEqual([]);
  });
});
