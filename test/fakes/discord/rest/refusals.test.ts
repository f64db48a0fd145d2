import { describe, expect, it } from "vitest";
import { openRawDiscord } from "../open-raw-discord.ts";
import { connectRawBot } from "../raw-bot.ts";
import type { Permission } from "../world/permissions.ts";
import type { ChannelType } from "../world/world.ts";
import type { RestFault } from "./rest-faults.ts";

const QUIET = { allowed_mentions: { parse: [] } };
const POST = "POST /channels/:channel/messages";

describe("a post to the local Discord", () => {
  it.each<[string, number, ChannelType, readonly Permission[] | undefined]>([
    ["it may not see", 50001, "text", ["sendMessages"]],
    ["it may not write in", 50013, "text", ["viewChannel"]],
    ["of a thread it may not write in", 50013, "thread", ["viewChannel", "sendMessages"]],
    ["of posts", 50008, "forum", undefined],
  ])("is refused by a channel %s", async (_, code, type, permissions) => {
    const { discord, post } = await openRawDiscord();
    const channel = discord.addChannel(discord.addGuild(), {
      type,
      ...(permissions && { permissions }),
    });
    expect((await post({ ...QUIET, content: "a" }, channel)).code).toBe(code);
    expect(discord.violations).toEqual([]);
  });

  it("is refused where there is no channel, no server and nobody who listens", async () => {
    const { discord, channel, post } = await openRawDiscord();
    const direct = discord.directChannel("300").id;
    const message = { ...QUIET, content: "a" };
    discord.shut(direct);
    expect((await post(message, direct)).code).toBe(50007);
    expect((await post(message, "1")).code).toBe(10003);
    const guild = discord.addGuild();
    const left = discord.addChannel(guild);
    discord.removeBot(guild);
    expect((await post(message, left)).code).toBe(50001);
    discord.inviteBot(guild);
    expect((await post(message, left)).status).toBe(200);
    discord.deleteChannel(channel);
    expect((await post(message)).code).toBe(10003);
    expect(discord.violations).toEqual([]);
  });

  it("opens threads from messages and posts in forums, once each", async () => {
    const { discord, bot, channel, post } = await openRawDiscord();
    await post({ ...QUIET, content: "a" });
    const [message] = discord.messages(channel);
    const thread = () =>
      bot.call("POST", `/channels/${channel}/messages/${message?.id}/threads`, { name: "Details" });
    expect((await thread()).status).toBe(201);
    expect((await thread()).code).toBe(160004);
    expect((await post({ ...QUIET, content: "inside" }, message?.id)).status).toBe(200);
    const forum = discord.addChannel(discord.addGuild(), { type: "forum" });
    const { status, body } = await bot.call("POST", `/channels/${forum}/threads`, {
      name: "Papers",
      message: { ...QUIET, content: "first" },
    });
    expect([status, body]).toEqual([201, expect.objectContaining({ parent_id: forum, type: 11 })]);
  });

  it.each<[string, RestFault, number]>([
    ["500 before", { kind: "status", status: 500, when: "before" }, 0],
    ["500 after", { kind: "status", status: 500, when: "after" }, 1],
    ["cut before", { kind: "cut", when: "before" }, 0],
    ["cut after", { kind: "cut", when: "after" }, 1],
    ["50013", { kind: "code", code: 50013 }, 0],
    ["429", { kind: "limited", scope: "shared", retryAfterMs: 3_600_000 }, 0],
  ])("goes wrong once as the fault says: %s", async (_, fault, shown) => {
    const { discord, channel, post } = await openRawDiscord();
    discord.faults.next(POST, undefined, fault);
    const message = { ...QUIET, content: "a" };
    expect((await post(message)).status).toBe(200);
    expect(
      await post(message).then(
        ({ status }) => status === 200,
        () => false,
      ),
    ).toBe(false);
    expect(discord.messages(channel)).toHaveLength(1 + shown);
    expect((await post(message)).status).toBe(200);
    expect(discord.violations).toEqual([]);
  });

  it("knows nobody with another token, and no other route", async () => {
    const { discord, bot, channel, post } = await openRawDiscord();
    expect((await bot.call("GET", `/channels/${channel}/nothing`)).status).toBe(404);
    expect(discord.violations).toEqual([expect.stringContaining("no such route")]);
    expect(() => discord.faults.next("POST /nothing")).toThrow("no route");
    const old = { ...discord, token: discord.token };
    discord.resetToken();
    const stranger = await connectRawBot(old);
    expect((await stranger.call("GET", "/users/@me")).status).toBe(401);
    expect(await stranger.closed).toBe(4004);
    expect((await post({ ...QUIET, content: "a" })).status).toBe(200);
  });
});
