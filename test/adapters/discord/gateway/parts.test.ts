import { expect, it, onTestFinished } from "vitest";
import { discordChecks } from "../../../../adapters/discord/gateway/discord-checks.ts";
import type { Adapter } from "../../../../src/chat/adapter.ts";
import { eventually } from "../../../eventually.ts";
import { type ScriptedInbox, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { agent, connectTo, openDiscord } from "../open-discord.ts";

const ours = () => true;

/** Two processes that share a bot of two shards and what is claimed, on servers of either shard. */
async function open() {
  const claimed: string[] = [];
  const claims = new Map<string, number>();
  const claim = async (key: string, lifetimeMs: number) => {
    if ((claims.get(key) ?? 0) > Date.now()) return false;
    claims.set(key, Date.now() + lifetimeMs);
    claimed.push(key);
    return true;
  };
  // Turns of seconds are not waited for; what is claimed ends with them.
  const clock = { now: Date.now, sleep: async () => claims.clear() };
  const settings = { shards: 2, claim, clock };
  const { discord, guild, adapter, close } = await openDiscord({ shards: 2 }, settings);
  const second = connectTo(discord, settings);
  onTestFinished(async () => {
    await second.adapter.stop();
    await close();
  });
  const guilds = [guild, ...Array.from({ length: 3 }, () => discord.addGuild())];
  const channels = guilds.map((id) => discord.addChannel(id));
  const ask = (channel: string) =>
    discord.interact.command({
      name: "papers",
      subcommand: "search",
      options: { query: "x" },
      channel,
    });
  const one = { adapter, inbox: scriptedInbox() };
  const two = { adapter: second.adapter, inbox: scriptedInbox() };
  return { discord, guilds, channels, ask, one, two, claimed };
}

async function hear(
  { adapter, inbox }: { adapter: Adapter; inbox: ScriptedInbox },
  part: number,
  isOurs = ours,
) {
  await adapter.parts?.start(part, inbox, isOurs);
}

it("each of two processes answers the servers of the shard it hears, and names those alone", async () => {
  const { discord, guilds, channels, ask, one, two, claimed } = await open();
  await Promise.all([hear(one, 0), hear(two, 1)]);
  for (const channel of channels) await ask(channel);
  expect([one, two].map(({ inbox }) => inbox.requests.length)).toEqual([2, 2]);
  expect(claimed).toEqual(["identify 0", "identify 0"]);

  const notices = await Promise.all(
    [one, two].map(async ({ inbox: { notices: heard } }) => {
      await eventually(() => expect(heard).toHaveLength(1));
      const [notice] = heard;
      if (notice?.kind !== "present") throw new Error("No notice of where the bot is.");
      return notice;
    }),
  );
  const servers = guilds.map((id) => `discord:${id}` as const);
  const meant = notices.map(({ among }) => servers.filter((server) => among?.(server)));
  expect(meant.map((each) => each.length)).toEqual([2, 2]);
  expect(meant.flat().sort()).toEqual([...servers].sort());
  for (const [at, { servers: there, among }] of notices.entries()) {
    expect(there).toEqual(expect.arrayContaining(meant[at] ?? []));
    expect(among?.("discord:@me")).toBe(at === 0);
  }
  expect(discord.violations).toEqual([]);
});

it("one goes on with both where the other stops, and finds posts without hearing anything", async () => {
  const { discord, channels, ask, one, two } = await open();
  await Promise.all([hear(one, 0), hear(two, 1)]);
  expect([one.adapter.isConnected?.(), two.adapter.isConnected?.()]).toEqual([true, true]);
  await two.adapter.parts?.stop(1);
  expect(two.adapter.isConnected?.()).toBe(false);
  await eventually(() => expect(discord.gateway.connected).toBe(1));
  await hear(one, 1);
  for (const channel of channels) await ask(channel);
  expect(one.inbox.requests).toHaveLength(4);

  const place = `discord:${discord.addGuild()}/${channels[0]}` as const;
  const post = await two.adapter.post(place, { summary: "Digest", blocks: [] }, "delivery-1");
  expect(await two.adapter.find?.(place, "delivery-1")).toBe(post);
  expect(discord.violations).toEqual([]);
});

it("what is told to a process that has slept through its lease is left to the others", async () => {
  const { channels, ask, one } = await open();
  let isOurs = true;
  await hear(one, 0, () => isOurs);
  await hear(one, 1, () => isOurs);
  isOurs = false;
  await Promise.allSettled(channels.map((channel) => ask(channel)));
  expect(one.inbox.requests).toEqual([]);
});

it("a bot that grew beyond its shards says which setting to raise", async () => {
  const { discord, one } = await open();
  await hear(one, 0);
  discord.gateway.closeWith(4011);
  await eventually(() => expect(one.adapter.isConnected?.()).toBe(false));
  const post = one.adapter.post("discord:1/2", { summary: "Digest", blocks: [] }, "delivery-1");
  await expect(post).rejects.toThrow(/Raise DISCORD_SHARDS/u);
});

it.each([
  [1, [expect.stringContaining("2 shards, and DISCORD_SHARDS is 1")]],
  [2, []],
])("the doctor says when %i of two shards are too few", async (shards, notices) => {
  const { discord } = await open();
  const checks = discordChecks({ ...discord, agent, shards }, []);
  const gateway = checks.find(({ title }) => title === "gateway");
  const found = await gateway?.look(AbortSignal.timeout(5_000));
  expect(found?.filter(({ status }) => status !== "good").map(({ says }) => says)).toEqual(notices);
});
