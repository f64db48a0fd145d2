import { describe, expect, it } from "vitest";
import { openWebClient, refusalOf } from "../open-web-client.ts";
import { DEFAULTS } from "../settings.ts";

const READS = [...DEFAULTS.scopes, "team:read", "im:read"];

describe("conversations of the local Slack", () => {
  it("are told of by kind, to a bot that may see them", async () => {
    const { slack, bot, channel } = await openWebClient();
    const hidden = slack.addChannel(slack.team, { kind: "private", withBot: false });
    const secret = slack.addChannel(slack.team, { kind: "private", name: "secret" });
    expect((await bot.conversations.info({ channel })).channel).toMatchObject({
      id: channel,
      name: "papers",
      is_private: false,
      is_member: true,
      is_archived: false,
    });
    slack.rename(secret, "no-secret");
    expect((await bot.conversations.info({ channel: secret })).channel).toMatchObject({
      name: "no-secret",
      is_private: true,
    });
    expect(await refusalOf(bot.conversations.info({ channel: hidden }))).toBe("channel_not_found");
    expect(slack.violations).toEqual([]);
  });

  it("are joined when public, and not otherwise", async () => {
    const { slack, bot } = await openWebClient();
    const open = slack.addChannel(slack.team, { withBot: false });
    const secret = slack.addChannel(slack.team, { kind: "private" });
    const old = slack.addChannel(slack.team, { withBot: false });
    slack.archive(old);
    expect((await bot.conversations.join({ channel: open })).channel?.is_member).toBe(true);
    expect((await bot.conversations.join({ channel: open })).warning).toBe("already_in_channel");
    expect(await refusalOf(bot.conversations.join({ channel: old }))).toBe("is_archived");
    expect(await refusalOf(bot.conversations.join({ channel: secret }))).toBe(
      "method_not_supported_for_channel_type",
    );
    expect(slack.violations).toEqual([]);
  });

  it("are listed in pages, those of a person only where the bot is too", async () => {
    const { slack, bot } = await openWebClient();
    const person = slack.addUser(slack.team);
    const members = [person];
    const shared = [1, 2, 3].map(() => slack.addChannel(slack.team, { members }));
    slack.addChannel(slack.team, { kind: "private", members, withBot: false });
    slack.addChannel(slack.team, { withBot: false });
    const ask = { user: person, types: "public_channel,private_channel", limit: 2 };
    const first = await bot.users.conversations(ask);
    const cursor = first.response_metadata?.next_cursor ?? "";
    const second = await bot.users.conversations({ ...ask, cursor });
    expect(second.response_metadata?.next_cursor).toBe("");
    const both = [...(first.channels ?? []), ...(second.channels ?? [])];
    expect(both.map(({ id }) => id)).toEqual(shared);
    expect((await bot.conversations.list({ limit: 200 })).channels).toHaveLength(5);
    expect(slack.violations).toEqual([]);
  });

  it("need the scope of their kind, and of the type that is listed", async () => {
    const { slack, bot } = await openWebClient();
    const direct = slack.directChannel(slack.team, slack.addUser(slack.team));
    expect(await refusalOf(bot.conversations.info({ channel: direct }))).toBe("missing_scope");
    expect(await refusalOf(bot.conversations.list({ types: "im" }))).toBe("missing_scope");
    expect(await refusalOf(bot.conversations.list({ types: "chat" }))).toBe("invalid_arguments");
    expect(slack.violations).toHaveLength(3);
  });
});

describe("people of the local Slack", () => {
  it("are known with their role and zone, strangers only from a shared channel", async () => {
    const { slack, bot } = await openWebClient();
    const guest = slack.addUser(slack.team, { isRestricted: true, tz: "Asia/Tokyo" });
    const other = slack.addTeam({ installed: false });
    const [stranger, nobody] = [slack.addUser(other), slack.addUser(other)];
    slack.addChannel(slack.team, { members: [stranger], sharedWith: [other] });
    expect((await bot.users.info({ user: guest })).user).toMatchObject({
      is_restricted: true,
      is_admin: false,
      tz: "Asia/Tokyo",
      team_id: slack.team,
    });
    expect((await bot.users.info({ user: stranger })).user).toMatchObject({
      team_id: other,
      is_stranger: true,
    });
    expect(await refusalOf(bot.users.info({ user: nobody }))).toBe("user_not_found");
    slack.changeUser(guest, { deleted: true });
    expect((await bot.users.info({ user: guest })).user).toMatchObject({ deleted: true });
    expect(slack.violations).toEqual([]);
  });
});

describe("an organisation in the local Slack", () => {
  it("has one bot for all its workspaces, which names the one it means", async () => {
    const { slack, client } = await openWebClient({ scopes: READS });
    const enterprise = slack.addEnterprise("University", true);
    const [one, two] = [slack.addTeam({ enterprise }), slack.addTeam({ enterprise })];
    const channels = [slack.addChannel(one), slack.addChannel(two)];
    const bot = client(slack.botToken(two));
    expect(await bot.auth.test()).toMatchObject({
      team_id: enterprise,
      enterprise_id: enterprise,
      is_enterprise_install: true,
    });
    for (const channel of channels)
      expect((await bot.conversations.info({ channel })).ok).toBe(true);
    const listed = await bot.conversations.list({ team_id: two });
    expect(listed.channels?.map(({ id }) => id)).toEqual([channels[1]]);
    expect(await bot.team.info({ team: one })).toMatchObject({
      team: { enterprise_id: enterprise },
    });
    expect(slack.violations).toEqual([]);
    expect(await refusalOf(bot.conversations.list({}))).toBe("missing_argument");
    expect(slack.violations).toHaveLength(1);
  });

  it("leaves a workspace outside it alone", async () => {
    const { slack, client, channel } = await openWebClient();
    const bot = client(slack.botToken(slack.addEnterprise("University", true)));
    expect(await refusalOf(bot.conversations.info({ channel }))).toBe("channel_not_found");
  });
});
