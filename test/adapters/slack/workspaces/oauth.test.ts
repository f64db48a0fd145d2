import { describe, expect, it } from "vitest";
import { postToPerson } from "../../../../adapters/slack/posts/post-message.ts";
import { MINUTE } from "../../../../src/time/durations.ts";
import { plainMessage } from "../../../fakes/chat/scripted-inbox.ts";
import { createMemoryDocuments } from "../../../fakes/memory-documents.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { manyAccess, openSlack, openWorkspaces } from "../open-workspaces.ts";
import { browse } from "./browser.ts";

const MONDAY = Date.UTC(2026, 10, 23, 9);

async function open({ publicUrl = "https://papers.example.org", wide = false } = {}) {
  const clock = createVirtualClock(MONDAY);
  const slack = await openSlack({ clock, redirectUrls: ["https://papers.example.org/"] });
  const store = createMemoryDocuments(clock);
  const access = { ...manyAccess(slack), publicUrl };
  const greeted: string[] = [];
  const bot = openWorkspaces(slack, {
    access,
    store,
    clock,
    installed: async ({ userId, ...clients }) => {
      greeted.push(userId);
      await postToPerson(clients, clock, { userId, message: plainMessage("Welcome.") });
    },
  });
  const enterprise = wide ? slack.addEnterprise() : undefined;
  const team = slack.addTeam({ installed: false, ...(enterprise && { enterprise }) });
  const user = slack.addUser(team);
  return { ...bot, clock, slack, access, greeted, team, user, enterprise };
}

describe("an installation", () => {
  it("leads to a workspace where the bot posts, under its own name", async () => {
    const { browser, slack, team, user, workspaces, post } = await open();
    const answer = await browser.install(slack, team, user);
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining("is installed") });
    expect(answer.body).toContain(`app=${slack.settings.appId}&amp;team=${team}`);
    expect(await workspaces.of(team)).toMatchObject({
      teamId: team,
      token: slack.botToken(team),
      botName: slack.settings.appName,
      botUserId: slack.installation(team).botUserId,
    });
    expect(await workspaces.all()).toEqual([{ teamId: team }]);
    const channel = slack.addChannel(team);
    await post(team, channel);
    expect(slack.messages(channel)).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it("greets whoever installed, in private, and nobody else", async () => {
    const { browser, slack, team, user, greeted } = await open();
    const channel = slack.addChannel(slack.team);
    await browser.install(slack, team, user);
    expect(greeted).toEqual([user]);
    const direct = slack.directChannel(team, user);
    await expect.poll(() => slack.messages(direct)).toMatchObject([{ text: "Welcome." }]);
    expect(slack.messages(channel)).toEqual([]);
  });

  it("is done even when its person cannot be greeted", async () => {
    const { browser, slack, team, user, workspaces, events } = await open();
    slack.faults.always("conversations.open", { kind: "error", error: "user_disabled" });
    expect(await browser.install(slack, team, user)).toMatchObject({ status: 200 });
    expect(await workspaces.of(team)).toBeDefined();
    await expect.poll(() => events.map(({ level }) => level)).toContain("warn");
  });

  it("asks for the least it needs, and comes back to the address the operator gave", async () => {
    const { browser, slack } = await open();
    const { status, headers } = await browser.get("/slack/install");
    const link = new URL(headers?.location ?? "");
    expect(status).toBe(302);
    expect(link.origin + link.pathname).toBe(slack.authorizeUrl);
    expect(link.searchParams.get("scope")?.split(",")).toEqual(slack.settings.scopes);
    expect(link.searchParams.get("redirect_uri")).toBe(
      "https://papers.example.org/slack/oauth_redirect",
    );
    expect(headers?.["set-cookie"]).toMatch(/; HttpOnly; SameSite=Lax; Secure$/u);
  });

  it("works on a machine of one's own, where cookies go over plain HTTP", async () => {
    const { browser } = await open({ publicUrl: "http://localhost:8080" });
    const { headers } = await browser.get("/slack/install");
    expect(headers?.["set-cookie"]).not.toContain("Secure");
  });

  it("for a whole organisation serves each of its workspaces, and remembers which they are", async () => {
    const {
      browser,
      slack,
      team,
      user,
      workspaces,
      enterprise = "",
      post,
      access,
      store,
    } = await open({ wide: true });
    await browser.install(slack, enterprise, user);
    expect(await workspaces.of(team)).toBeUndefined();
    expect(await workspaces.of(team, enterprise)).toMatchObject({
      teamId: team,
      enterpriseId: enterprise,
    });
    const channel = slack.addChannel(team);
    await post(team, channel);
    expect(slack.messages(channel)).toHaveLength(1);
    const restarted = openWorkspaces(slack, { access, store }).workspaces;
    expect(await restarted.of(team)).toMatchObject({ teamId: team });
    expect(await restarted.all()).toEqual([{ teamId: team, enterpriseId: enterprise }]);
    expect(await restarted.remove(enterprise)).toEqual([team]);
    expect(store.keys().filter((key) => !key.startsWith("used-state:"))).toEqual([]);
  });

  it("made again replaces the one before", async () => {
    const { browser, slack, team, user, workspaces, store } = await open();
    await browser.install(slack, team, user);
    await browser.install(slack, team, user);
    expect((await workspaces.of(team))?.token).toBe(slack.botToken(team));
    expect(store.keys().filter((key) => key.startsWith("installation:"))).toHaveLength(1);
  });
});

describe("an installation that was removed", () => {
  it("leaves nothing behind", async () => {
    const { browser, slack, team, user, workspaces, store, post } = await open();
    await browser.install(slack, team, user);
    expect(await workspaces.remove(team)).toEqual([team]);
    expect(await workspaces.remove(team)).toEqual([]);
    expect(await workspaces.of(team)).toBeUndefined();
    expect(store.keys().filter((key) => !key.startsWith("used-state:"))).toEqual([]);
    await expect(post(team, "C1")).rejects.toMatchObject({ failure: { kind: "forbidden" } });
  });

  it("stays when the word of its removal comes after it was made anew", async () => {
    const { browser, slack, team, user, workspaces, clock } = await open();
    await browser.install(slack, team, user);
    const removedAt = clock.now() + MINUTE;
    await clock.advance(2 * MINUTE);
    await browser.install(slack, team, user);
    expect(await workspaces.remove(team, removedAt)).toEqual([]);
    expect(await workspaces.of(team)).toBeDefined();
    expect(await workspaces.remove(team, clock.now())).toEqual([team]);
  });
});

describe("the way back from Slack", () => {
  it("is refused a second time", async () => {
    const { browser, slack, team, user } = await open();
    slack.consent({ into: team, user });
    const address = await browser.agree(slack);
    const both = await Promise.all([browser.get(address), browser.get(address)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await browser.get(address)).toMatchObject({ status: 400 });
  });

  it("is refused in another browser, whose person never meant to install anything", async () => {
    const { browser, routes, slack, team, user, workspaces } = await open();
    slack.consent({ into: team, user });
    const address = await browser.agree(slack);
    const stranger = browse(routes);
    expect(await stranger.get(address)).toMatchObject({ status: 400 });
    await stranger.get("/slack/install");
    expect(await stranger.get(address)).toMatchObject({ status: 400 });
    expect(await workspaces.of(team)).toBeUndefined();
    expect(await browser.get(address)).toMatchObject({ status: 200 });
  });

  it("is refused after ten minutes", async () => {
    const { browser, slack, team, user, clock } = await open();
    slack.consent({ into: team, user });
    const address = await browser.agree(slack);
    await clock.advance(10 * MINUTE + 1);
    expect(await browser.get(address)).toMatchObject({ status: 400 });
  });

  it.each(["", "?code=1", "?state=x&code=1", `?code=1&state=${"A".repeat(9_999)}`])(
    "is refused without the state that was given: %s",
    async (query) => {
      const { browser, slack } = await open();
      await browser.get("/slack/install");
      const before = slack.calls.length;
      expect(await browser.get(`/slack/oauth_redirect${query}`)).toMatchObject({ status: 400 });
      expect(slack.calls).toHaveLength(before);
    },
  );

  it("of somebody who said no says that nothing happened", async () => {
    const { browser, slack, team, user, workspaces } = await open();
    slack.consent({ into: team, user, answer: "deny" });
    const answer = await browser.get(await browser.agree(slack));
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining("Nothing") });
    expect(await workspaces.of(team)).toBeUndefined();
  });

  it("says that it failed when Slack does not know the code or the store is full", async () => {
    const { browser, slack, team, user, store, events, workspaces } = await open();
    slack.consent({ into: team, user });
    const address = await browser.agree(slack);
    expect(await browser.get(address.replace("code=", "code=x"))).toMatchObject({ status: 502 });
    const write = store.set;
    store.set = async (key, ...rest) => {
      if (key.startsWith("installation:")) throw new Error("The disk is full.");
      return write(key, ...rest);
    };
    expect(await browser.install(slack, team, user)).toMatchObject({ status: 502 });
    expect(events.filter(({ level }) => level === "error")).toHaveLength(2);
    expect(await workspaces.of(team)).toBeUndefined();
  });

  it("shows nothing that came with the request", async () => {
    const { browser } = await open();
    const answer = await browser.get("/slack/oauth_redirect?error=<script>alert(1)</script>");
    expect(answer.body).not.toContain("script");
    expect(answer.headers).toMatchObject({ "content-security-policy": "default-src 'none'" });
  });
});
