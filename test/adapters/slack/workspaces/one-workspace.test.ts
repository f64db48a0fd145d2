import { describe, expect, it } from "vitest";
import {
  checkAppToken,
  checkBotToken,
} from "../../../../adapters/slack/workspaces/check-access.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { openSlack, openWorkspaces } from "../open-workspaces.ts";

const MONDAY = Date.UTC(2026, 10, 23, 9);
const one = (botToken: string) => ({ access: { kind: "one", botToken } as const });

describe("the workspace of one token", () => {
  it("is known by its token, and is the only one", async () => {
    const slack = await openSlack();
    const { workspaces, events, routes } = openWorkspaces(slack);
    await workspaces.start();
    expect(await workspaces.of(slack.team)).toMatchObject({
      teamId: slack.team,
      token: slack.settings.botToken,
      botUserId: slack.installation(slack.team).botUserId,
      botName: slack.settings.appName,
    });
    expect(await workspaces.of(slack.addTeam())).toBeUndefined();
    expect((await workspaces.all()).map(({ teamId }) => teamId)).toEqual([slack.team]);
    expect([routes, events]).toEqual([[], []]);
  });

  it("is waited for while Slack cannot be reached", async () => {
    const clock = createVirtualClock(MONDAY);
    const slack = await openSlack({ clock });
    const { workspaces, events } = openWorkspaces(slack, { clock });
    const down = { kind: "status", status: 503, when: "before" } as const;
    // Each time asked twice.
    slack.faults.next("auth.test", down, down, down, down);
    await clock.runUntil(workspaces.start());
    expect(await workspaces.of(slack.team)).toBeDefined();
    expect(events.map(({ text }) => text)).toEqual([
      "Slack cannot be reached; trying again in 1 s.",
      "Slack cannot be reached; trying again in 2 s.",
    ]);
  });

  it("is no longer waited for once the bot stops", async () => {
    const clock = createVirtualClock(MONDAY);
    const slack = await openSlack({ clock });
    const { workspaces, events } = openWorkspaces(slack, { clock });
    slack.faults.always("auth.test", { kind: "status", status: 503, when: "before" });
    const started = workspaces.start();
    started.catch(() => undefined);
    await expect.poll(() => events.length).toBe(1);
    await workspaces.stop();
    await expect(started).rejects.toThrow();
  });

  it.each(["invalid_auth", "token_revoked", "account_inactive", "token_expired"])(
    "is none when its token is refused with %s, which the operator is told how to mend",
    async (error) => {
      const slack = await openSlack();
      slack.faults.always("auth.test", { kind: "error", error });
      const { workspaces } = openWorkspaces(slack);
      await expect(workspaces.start()).rejects.toMatchObject({
        name: "OperatorError",
        message: expect.stringContaining("SLACK_BOT_TOKEN"),
      });
    },
  );

  it("says at the start which permissions it lacks", async () => {
    const scopes = ["commands", "chat:write", "channels:read", "groups:read", "im:write"];
    const slack = await openSlack({ scopes });
    const { workspaces, events } = openWorkspaces(slack);
    await workspaces.start();
    expect(events).toMatchObject([
      { level: "warn", text: expect.stringContaining("channels:join, users:read") },
    ]);
  });

  it("is every workspace of an organisation that the token is for", async () => {
    const slack = await openSlack();
    const enterprise = slack.addEnterprise("University", true);
    const team = slack.addTeam({ enterprise });
    const { workspaces, post } = openWorkspaces(slack, one(slack.botToken(enterprise)));
    await workspaces.start();
    const channel = slack.addChannel(team);
    await post(team, channel);
    expect(slack.messages(channel)).toHaveLength(1);
    expect(await workspaces.of(team, "E0OTHER")).toBeUndefined();
    await workspaces.of(team, enterprise);
    expect((await workspaces.all()).map(({ teamId }) => teamId)).toEqual([team]);
    expect(await workspaces.remove(enterprise)).toEqual([team]);
  });

  it("is left when it removed the bot, and not by an event from before the start", async () => {
    const clock = createVirtualClock(MONDAY);
    const slack = await openSlack({ clock });
    const { workspaces, post } = openWorkspaces(slack, { clock });
    await workspaces.start();
    expect(await workspaces.remove(slack.team, MONDAY - 1)).toEqual([]);
    expect(await workspaces.remove(slack.addTeam(), MONDAY)).toEqual([]);
    expect(await workspaces.remove(slack.team, MONDAY)).toEqual([slack.team]);
    await expect(post(slack.team, "C1")).rejects.toMatchObject({
      failure: { kind: "forbidden" },
    });
  });
});

describe("checking a token", () => {
  it("says whose it is and what it lacks", async () => {
    const slack = await openSlack({ scopes: ["commands"] });
    const { apiUrl, settings } = slack;
    expect(await checkBotToken({ apiUrl, token: settings.botToken })).toMatchObject({
      name: settings.appName,
      team: "Robotics Lab",
      missing: expect.arrayContaining(["chat:write"]),
    });
    expect(await checkAppToken({ apiUrl, token: settings.appToken })).toBe(true);
  });

  it("says when it is refused", async () => {
    const { apiUrl } = await openSlack();
    expect(await checkBotToken({ apiUrl, token: "xoxb-0" })).toBeUndefined();
    expect(await checkAppToken({ apiUrl, token: "xapp-0" })).toBe(false);
  });

  it("says what to change about a token of another kind, a lost scope and Socket Mode that is off", async () => {
    const { apiUrl, settings, faults } = await openSlack({ transport: "http" });
    const check = (token: string) => checkAppToken({ apiUrl, token });
    await expect(check(settings.botToken)).rejects.toThrow(/starts with xoxb/u);
    await expect(check(settings.appToken)).rejects.toThrow(/Socket Mode is off/u);
    faults.next("apps.connections.open", { kind: "error", error: "missing_scope" });
    await expect(check(settings.appToken)).rejects.toThrow(/connections:write/u);
  });

  it("does not take an absent Slack for a refusal", async () => {
    const { apiUrl, close } = await openSlack();
    await close();
    await expect(checkBotToken({ apiUrl, token: "xoxb-0" })).rejects.toThrow(/try again later/u);
  });
});
