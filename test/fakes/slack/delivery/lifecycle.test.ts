import { describe, expect, it, onTestFinished } from "vitest";
import { startFakeSlack } from "../fake-slack.ts";
import { connectRaw } from "../raw-socket.ts";

async function open() {
  const slack = await startFakeSlack({ patienceMs: 1 });
  onTestFinished(() => slack.close());
  const user = slack.addUser(slack.team);
  const channel = slack.addChannel(slack.team, { members: [user] });
  const app = await connectRaw(slack);
  const events = () => app.envelopes.map(({ payload }) => payload?.event);
  const { botUserId } = slack.installation(slack.team);
  return { slack, app, user, channel, events, botUserId };
}

describe("what happens to the app in the local Slack", () => {
  it("is told of its channels", async () => {
    const { slack, channel, events, botUserId, user } = await open();
    const { lifecycle } = slack;
    await lifecycle.kick(channel);
    await lifecycle.invite(channel, user);
    await lifecycle.archive(channel);
    await lifecycle.unarchive(channel);
    await lifecycle.remove(channel);
    expect(events()).toMatchObject([
      { type: "channel_left", channel },
      { type: "member_joined_channel", channel, user: botUserId, inviter: user, channel_type: "C" },
      { type: "channel_archive", channel },
      { type: "channel_unarchive", channel },
      { type: "channel_deleted", channel },
    ]);
    expect(slack.world.channels.has(channel)).toBe(false);
    expect(slack.violations).toEqual([]);
  });

  it("is told of private channels by their own names", async () => {
    const { slack, events } = await open();
    const hidden = slack.addChannel(slack.team, { kind: "private" });
    await slack.lifecycle.kick(hidden);
    await slack.lifecycle.archive(hidden);
    expect(events()).toMatchObject([{ type: "group_left" }, { type: "group_archive" }]);
  });

  it("is told when the bot joins by itself", async () => {
    const { slack, events, botUserId } = await open();
    const channel = slack.addChannel(slack.team, { withBot: false });
    slack.world.happen({ kind: "joined", channelId: channel, userId: botUserId });
    await expect
      .poll(events)
      .toMatchObject([{ type: "member_joined_channel", channel, user: botUserId }]);
  });

  it("is told when the app is removed, in two events without authorizations", async () => {
    const { slack, app, events, botUserId } = await open();
    await slack.lifecycle.uninstall(slack.team);
    expect(events()).toEqual([
      { type: "tokens_revoked", tokens: { oauth: [], bot: [botUserId] } },
      { type: "app_uninstalled" },
    ]);
    for (const { payload } of app.envelopes) expect(payload).not.toHaveProperty("authorizations");
    const token = slack.world.tokens.get(slack.settings.botToken);
    expect(token?.refusedWith).toBe("account_inactive");
  });

  it("tells a person's tokens from the bot's", async () => {
    const { slack, events } = await open();
    await slack.lifecycle.revoke(slack.team, "oauth");
    const token = slack.world.tokens.get(slack.settings.botToken);
    expect(token?.refusedWith).toBeUndefined();
    await slack.lifecycle.revoke(slack.team);
    expect(token?.refusedWith).toBe("token_revoked");
    expect(events()).toMatchObject([{ tokens: { bot: [] } }, { tokens: { oauth: [] } }]);
  });

  it("names the workspace and the organisation of an app that is installed in all of it", async () => {
    const { slack, app } = await open();
    const enterprise = slack.addEnterprise("University", true);
    const team = slack.addTeam({ enterprise });
    const channel = slack.addChannel(team);
    const user = slack.addUser(team);
    slack.join(channel, user);
    await slack.interact.slash({ channel, text: "help", user });
    await slack.interact.event(team, { type: "channel_archive", channel });
    expect(app.envelopes.map(({ payload }) => payload)).toMatchObject([
      { team_id: team, enterprise_id: enterprise, is_enterprise_install: "true" },
      {
        team_id: team,
        enterprise_id: enterprise,
        authorizations: [{ team_id: null, enterprise_id: enterprise, is_enterprise_install: true }],
      },
    ]);
  });

  it("names the app's workspace and the person's own where a channel is shared", async () => {
    const { slack, app } = await open();
    const elsewhere = slack.addTeam({ installed: false });
    const guest = slack.addUser(elsewhere);
    const channel = slack.addChannel(slack.team, { sharedWith: [elsewhere], members: [guest] });
    const { botUserId, botId } = slack.installation(slack.team);
    const button = {
      type: "button",
      action_id: "more",
      value: "1",
      text: { type: "plain_text", text: "More" },
    };
    const message = {
      ts: slack.world.newTs(),
      channelId: channel,
      teamId: slack.team,
      text: "Papers",
      userId: botUserId,
      botId,
      at: 0,
      edits: 0,
      blocks: [{ type: "actions", elements: [button] }],
    };
    slack.world.channels.get(channel)?.messages.push(message);
    await slack.interact.press({ in: message, button: "More", user: guest });
    expect(app.envelopes.at(-1)?.payload).toMatchObject({
      team: { id: slack.team },
      user: { id: guest, team_id: elsewhere },
    });
  });
});
