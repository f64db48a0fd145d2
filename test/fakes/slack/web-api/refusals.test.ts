import { describe, expect, it } from "vitest";
import { createVirtualClock } from "../../time/virtual-clock.ts";
import { openWebClient, refusalOf } from "../open-web-client.ts";
import { DEFAULTS } from "../settings.ts";
import type { ApiFault } from "./api-faults.ts";

const hello = { text: "Hello", parse: "none", unfurl_links: false, unfurl_media: false } as const;
const START = Date.UTC(2026, 10, 23);

describe("tokens of the local Slack", () => {
  it.each([
    ["none", undefined, "not_authed", 1],
    ["an unknown one", "xoxb-unknown", "invalid_auth", 0],
    ["the app's", DEFAULTS.appToken, "not_allowed_token_type", 1],
  ])("are wanted: %s will not do", async (_, token, error, violations) => {
    const { slack, client } = await openWebClient();
    expect(await refusalOf(client(token).auth.test())).toBe(error);
    expect(slack.violations).toHaveLength(violations);
  });

  it("open Socket Mode when they are the app's", async () => {
    const { slack, client, bot } = await openWebClient();
    const app = client(DEFAULTS.appToken);
    expect((await app.apps.connections.open()).url).toMatch(/^ws:\/\/127\.0\.0\.1:/);
    expect(slack.violations).toEqual([]);
    expect(await refusalOf(bot.apps.connections.open())).toBe("not_allowed_token_type");
  });

  it("end with the installation, or by themselves", async () => {
    const { slack, bot, client } = await openWebClient();
    const other = slack.addTeam();
    const second = client(slack.botToken(other));
    expect(await second.auth.revoke()).toMatchObject({ revoked: true });
    expect(await refusalOf(second.auth.test())).toBe("token_revoked");
    expect((await bot.auth.test()).ok).toBe(true);
    slack.uninstall(slack.team);
    expect(await refusalOf(bot.auth.test())).toBe("account_inactive");
    slack.install(slack.team, "xoxb-again");
    expect((await client("xoxb-again").auth.test()).ok).toBe(true);
    expect(slack.violations).toEqual([]);
  });

  it("do what their scopes allow", async () => {
    const { slack, bot, channel } = await openWebClient({ scopes: ["commands"] });
    expect(await refusalOf(bot.chat.postMessage({ ...hello, channel }))).toBe("missing_scope");
    expect(slack.violations).toEqual(["chat.postMessage: missing_scope; needs chat:write"]);
  });
});

describe("the limits of the local Slack", () => {
  it("are one message a second for a channel, each channel by itself", async () => {
    const clock = createVirtualClock(START);
    const { slack, bot, channel } = await openWebClient({ clock });
    const other = slack.addChannel(slack.team);
    const post = (to: string) => refusalOf(bot.chat.postMessage({ ...hello, channel: to }));
    expect(await post(channel)).toBe("none");
    expect(await post(channel)).toBe("slack_webapi_rate_limited_error");
    expect(await post(other)).toBe("none");
    await clock.advance(1_000);
    expect(await post(channel)).toBe("none");
    expect([slack.messages(channel).length, slack.overruns.length]).toEqual([2, 1]);
    expect(slack.violations).toEqual([]);
  });

  it("are counted per method and workspace", async () => {
    const clock = createVirtualClock(START);
    const { slack, bot, client } = await openWebClient({ clock });
    const second = client(slack.botToken(slack.addTeam()));
    const list = (who: typeof bot) => refusalOf(who.conversations.list({}));
    for (let calls = 0; calls < 20; calls++) expect(await list(bot)).toBe("none");
    expect(await list(bot)).toBe("slack_webapi_rate_limited_error");
    expect(await list(second)).toBe("none");
    expect(await refusalOf(bot.users.conversations({}))).toBe("none");
    await clock.advance(60_000);
    expect(await list(bot)).toBe("none");
  });
});

describe("faults of the local Slack", () => {
  it.each<[string, ApiFault, string, number]>([
    ["an error", { kind: "error", error: "fatal_error" }, "fatal_error", 0],
    ["a 429", { kind: "limited", retryAfterS: 30 }, "slack_webapi_rate_limited_error", 0],
    ["500 before", { kind: "status", status: 500, when: "before" }, "slack_webapi_http_error", 0],
    ["500 after", { kind: "status", status: 500, when: "after" }, "slack_webapi_http_error", 1],
    ["cut before", { kind: "cut", when: "before" }, "slack_webapi_request_error", 0],
    ["cut after", { kind: "cut", when: "after" }, "slack_webapi_request_error", 1],
  ])("happen once: %s", async (_, fault, error, shown) => {
    const { slack, bot, channel } = await openWebClient({ perChannel: { posts: 9, perMs: 1 } });
    slack.faults.next("chat.postMessage", undefined, fault);
    const post = () => refusalOf(bot.chat.postMessage({ ...hello, channel }));
    expect([await post(), await post()]).toEqual(["none", error]);
    expect(slack.messages(channel)).toHaveLength(1 + shown);
    expect(await post()).toBe("none");
    expect([slack.violations, slack.overruns]).toEqual([[], []]);
  });

  it("keep an answer back for as long as they say, on the clock of the test", async () => {
    const clock = createVirtualClock(START);
    const { slack, bot } = await openWebClient({ clock });
    slack.faults.next("auth.test", { kind: "slow", ms: 60_000 });
    const asked = bot.auth.test();
    expect((await clock.runUntil(asked)).ok).toBe(true);
    expect(clock.now()).toBe(START + 60_000);
  });

  it("never answer, and leave it to the client to give up", async () => {
    const { slack, channel, client } = await openWebClient();
    const stopped = new AbortController();
    slack.faults.next("chat.postMessage", { kind: "hang", when: "after" });
    slack.world.listen(() => stopped.abort());
    const quiet = { parse: "none", unfurl_links: "false", unfurl_media: "false" };
    const call = fetch(`${slack.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${slack.settings.botToken}` },
      body: new URLSearchParams({ ...quiet, text: "Hello", channel }),
      signal: stopped.signal,
    });
    await expect(call).rejects.toThrow("aborted");
    expect(slack.messages(channel)).toHaveLength(1);
    expect((await client(slack.settings.botToken).auth.test()).ok).toBe(true);
  });

  it("strike one workspace or one channel, until they are lifted", async () => {
    const { slack, bot, client, channel } = await openWebClient({
      perChannel: { posts: 9, perMs: 1 },
    });
    const [team, other] = [slack.addTeam(), slack.addChannel(slack.team)];
    const second = client(slack.botToken(team));
    const gone = { kind: "error", error: "is_archived" } as const;
    slack.faults.always({ method: "*", team }, { kind: "limited", retryAfterS: 60 });
    slack.faults.always({ method: "chat.postMessage", channel }, gone);
    expect(await refusalOf(second.auth.test())).toBe("slack_webapi_rate_limited_error");
    expect(await refusalOf(bot.chat.postMessage({ ...hello, channel }))).toBe("is_archived");
    expect(await refusalOf(bot.chat.postMessage({ ...hello, channel: other }))).toBe("none");
    slack.faults.always({ method: "*", team });
    expect(await refusalOf(second.auth.test())).toBe("none");
    expect(() => slack.faults.next("chat.sing", gone)).toThrow("no method");
  });
});
