import { describe, expect, it } from "vitest";
import { HOUR } from "../../../../src/time/durations.ts";
import { createVirtualClock } from "../../time/virtual-clock.ts";
import { openWebClient, refusalOf } from "../open-web-client.ts";
import { DEFAULTS } from "../settings.ts";

const START = Date.UTC(2026, 10, 23);
const redirect_uri = "https://papers.example/slack/oauth_redirect";
const credentials = { client_id: DEFAULTS.clientId, client_secret: DEFAULTS.clientSecret };

/** Somebody at the page "… wants to access" of a workspace where the app is not yet. */
async function openConsent(options: Parameters<typeof openWebClient>[0] = {}) {
  const clock = createVirtualClock(START);
  const opened = await openWebClient({ clock, ...options });
  const { slack } = opened;
  const into = slack.addTeam({ installed: false });
  const user = slack.addUser(into);

  async function visit(change: Record<string, string> = {}): Promise<URLSearchParams> {
    const scope = slack.settings.scopes.join(",");
    const asked = { client_id: DEFAULTS.clientId, scope, state: "s1", redirect_uri, ...change };
    const page = `${slack.authorizeUrl}?${new URLSearchParams(asked)}`;
    const { headers } = await fetch(page, { redirect: "manual" });
    return new URL(headers.get("location") ?? "https://refused.example").searchParams;
  }

  return { ...opened, clock, into, user, visit, nobody: opened.client() };
}

describe("installing into the local Slack", () => {
  it("gives a code for consent, and a token for the code", async () => {
    const { slack, into, user, visit, nobody, client } = await openConsent();
    slack.consent({ user, into });
    const back = await visit();
    expect(back.get("state")).toBe("s1");
    const ask = { ...credentials, code: back.get("code") ?? "", redirect_uri };
    const answer = await nobody.oauth.v2.access(ask);
    expect(answer).toMatchObject({
      team: { id: into },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: user },
      token_type: "bot",
    });
    expect((await client(answer.access_token).auth.test()).team_id).toBe(into);
    expect(await refusalOf(nobody.oauth.v2.access(ask))).toBe("code_already_used");
    expect(slack.violations).toEqual([]);
  });

  it("sends people back without a code when they say no", async () => {
    const { slack, into, user, visit } = await openConsent();
    slack.consent({ user, into, answer: "deny" });
    const back = await visit();
    expect([back.get("error"), back.get("code")]).toEqual(["access_denied", null]);
  });

  it.each([
    ["without a state", { state: "" }],
    ["with a scope the app does not have", { scope: "admin" }],
    ["with a user's scope", { user_scope: "chat:write" }],
    ["for another app", { client_id: "1.2" }],
  ])("is refused %s", async (_, change) => {
    const { slack, into, user, visit } = await openConsent();
    slack.consent({ user, into });
    expect((await visit(change)).has("code")).toBe(false);
    expect(slack.violations).toHaveLength(1);
  });

  it("wants the client's secret, the same address and a fresh code", async () => {
    const { slack, clock, into, user, visit, nobody } = await openConsent();
    slack.consent({ user, into });
    const code = (await visit()).get("code") ?? "";
    const access = (change: object) =>
      refusalOf(nobody.oauth.v2.access({ ...credentials, code, redirect_uri, ...change }));
    expect(await access({ client_secret: "guess" })).toBe("bad_client_secret");
    expect(await access({ redirect_uri: "https://evil.example" })).toBe("bad_redirect_uri");
    await clock.advance(HOUR);
    expect(await access({})).toBe("invalid_code");
  });

  it("covers every workspace of an organisation", async () => {
    const { slack, visit, nobody, client } = await openConsent();
    const enterprise = slack.addEnterprise("University");
    const within = slack.addTeam({ enterprise, installed: false });
    slack.consent({ user: slack.addUser(within), into: enterprise });
    const code = (await visit()).get("code") ?? "";
    const answer = await nobody.oauth.v2.access({ ...credentials, code, redirect_uri });
    expect(answer).toMatchObject({
      team: null,
      enterprise: { id: enterprise },
      is_enterprise_install: true,
    });
    const channel = slack.addChannel(within);
    const bot = client(answer.access_token);
    expect((await bot.conversations.info({ channel })).ok).toBe(true);
  });
});

describe("rotating tokens of the local Slack", () => {
  it("end after twelve hours, and are renewed once each", async () => {
    const { slack, clock, into, user, visit, nobody, client } = await openConsent({
      rotation: true,
    });
    slack.consent({ user, into });
    const code = (await visit()).get("code") ?? "";
    const first = await nobody.oauth.v2.access({ ...credentials, code, redirect_uri });
    expect(first.expires_in).toBe(12 * 3_600);
    await clock.advance(12 * HOUR);
    expect(await refusalOf(client(first.access_token).auth.test())).toBe("token_expired");
    const grant_type = "refresh_token";
    const renewal = { grant_type, refresh_token: first.refresh_token ?? "" } as const;
    const second = await nobody.oauth.v2.access({ ...credentials, ...renewal });
    expect((await client(second.access_token).auth.test()).expires_in).toBe(12 * 3_600);
    const again = nobody.oauth.v2.access({ ...credentials, ...renewal });
    expect(await refusalOf(again)).toBe("invalid_refresh_token");
    expect(slack.violations).toEqual([]);
  });

  it("take the place of a token that never ended", async () => {
    const { slack, bot, client } = await openConsent({ rotation: true });
    const exchanged = await bot.oauth.v2.exchange({ ...credentials, token: DEFAULTS.botToken });
    expect(await refusalOf(bot.auth.test())).toBe("token_revoked");
    const token = String(exchanged.access_token);
    expect((await client(token).auth.test()).expires_in).toBe(12 * 3_600);
    expect(slack.violations).toEqual([]);
  });
});
