import { describe, expect, it } from "vitest";
import { openWebClient, refusalOf } from "../open-web-client.ts";

/** As Offprint posts. */
const quiet = {
  parse: "none",
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

const hello = { ...quiet, text: "Hello" };

describe("the Web API of the local Slack", () => {
  it("says who a token is", async () => {
    const { slack, bot } = await openWebClient();
    expect(await bot.auth.test()).toMatchObject({
      ok: true,
      team_id: slack.team,
      user_id: slack.installation(slack.team).botUserId,
      is_enterprise_install: false,
    });
    expect(slack.violations).toEqual([]);
  });

  it("shows what is posted, with its metadata, in a channel and in its threads", async () => {
    const { slack, bot, channel } = await openWebClient({ perChannel: { posts: 5, perMs: 1_000 } });
    const metadata = { event_type: "offprint_delivery", event_payload: { id: "abc" } };
    const first = await bot.chat.postMessage({ ...hello, channel, metadata });
    const ts = first.ts ?? "";
    await bot.chat.postMessage({ ...quiet, text: "More", channel, thread_ts: ts });
    expect(slack.messages(channel)).toMatchObject([
      { ts, text: "Hello", metadata, userId: slack.installation(slack.team).botUserId },
      { text: "More", threadTs: ts },
    ]);
    expect(slack.violations).toEqual([]);
  });

  it("posts to a person by their id", async () => {
    const { slack, bot } = await openWebClient();
    const person = slack.addUser(slack.team);
    await bot.chat.postMessage({ ...hello, channel: person });
    const direct = slack.directChannel(slack.team, person);
    expect(slack.messages(direct)).toMatchObject([{ text: "Hello" }]);
    expect(await bot.conversations.open({ users: person })).toMatchObject({
      channel: { id: direct },
    });
    expect(slack.violations).toEqual([]);
  });

  it("changes and deletes the bot's own messages only", async () => {
    const { slack, bot, channel } = await openWebClient();
    const { ts = "" } = await bot.chat.postMessage({ ...hello, channel });
    const other = { parse: "none", text: "Changed", channel } as const;
    await bot.chat.update({ ...other, ts });
    expect(slack.messages(channel)).toMatchObject([{ ts, text: "Changed", edits: 1 }]);
    expect(await refusalOf(bot.chat.update({ ...other, ts: "1600000000.000001" }))).toBe(
      "message_not_found",
    );
    await bot.chat.delete({ channel, ts });
    expect(slack.messages(channel)).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it("shows an ephemeral message to one person of the channel", async () => {
    const { slack, bot } = await openWebClient();
    const [inside, outside] = [slack.addUser(slack.team), slack.addUser(slack.team)];
    const channel = slack.addChannel(slack.team, { members: [inside] });
    const whisper = { parse: "none", text: "Psst", channel } as const;
    await bot.chat.postEphemeral({ ...whisper, user: inside });
    expect(await refusalOf(bot.chat.postEphemeral({ ...whisper, user: outside }))).toBe(
      "user_not_in_channel",
    );
    expect(slack.ephemerals).toMatchObject([{ text: "Psst", ephemeralTo: inside }]);
    expect([slack.messages(channel), slack.violations]).toEqual([[], []]);
  });

  it.each([
    ["a channel that is not there", "channel_not_found"],
    ["a private channel without the bot", "channel_not_found"],
    ["a channel of another workspace", "channel_not_found"],
    ["a public channel without the bot", "not_in_channel"],
    ["an archived channel", "is_archived"],
    ["a channel where few may post", "restricted_action"],
    ["a thread that is not there", "thread_not_found"],
    ["somebody who left", "user_disabled"],
  ])("does not post to %s", async (where, error) => {
    const { slack, bot, channel } = await openWebClient();
    const places: Record<string, () => { channel: string; thread_ts?: string }> = {
      "a channel that is not there": () => ({ channel: "C0NOWHERE" }),
      "a private channel without the bot": () => ({
        channel: slack.addChannel(slack.team, { kind: "private", withBot: false }),
      }),
      "a channel of another workspace": () => ({ channel: slack.addChannel(slack.addTeam()) }),
      "a public channel without the bot": () => ({
        channel: slack.addChannel(slack.team, { withBot: false }),
      }),
      "an archived channel": () => {
        slack.archive(channel);
        return { channel };
      },
      "a channel where few may post": () => {
        slack.lock(channel);
        return { channel };
      },
      "a thread that is not there": () => ({ channel, thread_ts: "1600000000.000001" }),
      "somebody who left": () => ({ channel: slack.addUser(slack.team, { deleted: true }) }),
    };
    const place = places[where]?.() ?? { channel };
    expect(await refusalOf(bot.chat.postMessage({ ...hello, ...place }))).toBe(error);
    expect(slack.violations).toEqual([]);
  });

  it.each([
    ["no top-level text", { text: "" }, "no_text"],
    ["text too long", { text: "x".repeat(4_001) }, "msg_too_long"],
    ["a mention of everybody", { text: "<!channel> hi" }, "invalid_arguments"],
    ["unfurled links", { unfurl_links: true }, "invalid_arguments"],
    ["linked names", { link_names: true }, "invalid_arguments"],
    ["names read out of it", { parse: "full" as const }, "invalid_arguments"],
    [
      "a reply that everybody sees",
      { thread_ts: "1600000000.000001", reply_broadcast: true },
      "invalid_arguments",
    ],
    ["a look of its own", { username: "Somebody else" }, "invalid_arguments"],
    [
      "metadata out of shape",
      { metadata: { event_type: "a b", event_payload: {} } },
      "invalid_metadata_format",
    ],
  ])("counts a message with %s as a violation", async (_, change, error) => {
    const { slack, bot, channel } = await openWebClient();
    const call = bot.apiCall("chat.postMessage", { ...hello, channel, ...change });
    expect(await refusalOf(call)).toBe(error);
    expect(slack.violations).toEqual([expect.stringContaining(`chat.postMessage: ${error}`)]);
    expect(slack.messages(channel)).toEqual([]);
  });

  it("refuses replies to a reply, strange arguments and strange methods", async () => {
    const { slack, bot, channel } = await openWebClient({ perChannel: { posts: 5, perMs: 1_000 } });
    const { ts = "" } = await bot.chat.postMessage({ ...hello, channel });
    const reply = await bot.chat.postMessage({ ...hello, channel, thread_ts: ts });
    const below = bot.chat.postMessage({ ...hello, channel, thread_ts: reply.ts ?? "" });
    expect(await refusalOf(below)).toBe("invalid_arguments");
    expect(await refusalOf(bot.apiCall("auth.test", { verbose: true }))).toBe("invalid_arguments");
    expect(await refusalOf(bot.apiCall("chat.postMesage", {}))).toBe("unknown_method");
    expect(slack.violations).toHaveLength(3);
  });
});
