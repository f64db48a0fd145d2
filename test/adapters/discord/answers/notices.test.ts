import { describe, expect, it, onTestFinished } from "vitest";
import type { Notice } from "../../../../src/chat/inbox.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, type Script, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { connectTo, openDiscord } from "../open-discord.ts";

/** Turns of seconds are not waited for. */
const hasty = { now: Date.now, sleep: async () => {} };
async function open(
  options: Parameters<typeof openDiscord>[0] = {},
  { servers = 1, ...script }: Script & { servers?: number } = {},
) {
  const bot = await openDiscord(options, { clock: hasty });
  onTestFinished(bot.close);
  const { discord, adapter, guild } = bot;
  const guilds = [guild];
  while (guilds.length < servers) guilds.push(discord.addGuild());
  const inbox = scriptedInbox(script);
  await adapter.start(inbox);
  await eventually(() => expect(inbox.notices).toHaveLength(1));
  const ask = (channel: string, more: object = {}) =>
    discord.interact.command({
      name: "papers",
      subcommand: "search",
      options: { query: "x" },
      channel,
      ...more,
    });
  const heard = async (...notices: Notice[]) =>
    eventually(() => expect(inbox.notices.slice(1)).toEqual(notices));
  return { ...bot, guilds, inbox, ask, heard };
}

const present = (guilds: readonly string[]) => ({
  kind: "present",
  adapter: "discord",
  servers: expect.toSatisfy(
    (servers: readonly string[]) =>
      [...servers].sort().join() ===
      ["discord:@me", ...guilds.map((id) => `discord:${id}`)].sort().join(),
  ),
});

describe("the core hears", () => {
  it.each([1, 2])("which servers the bot is in, once all of %i shards know", async (shards) => {
    const { inbox, guilds } = await open({ shards }, { servers: 4 });
    expect(inbox.notices).toEqual([present(guilds)]);
  });

  it("which ones again with a new session, during whose absence one was left", async () => {
    const { discord, inbox, guilds } = await open({}, { servers: 2 });
    const [first = "", second = ""] = guilds;
    discord.gateway.invalidate(false);
    discord.removeBot(second);
    await eventually(() => expect(inbox.notices).toHaveLength(2));
    expect(inbox.notices[1]).toEqual(present([first]));
  });

  it("that a server was joined, left, and joined again", async () => {
    const { discord, heard, events } = await open();
    const guild = discord.addGuild();
    const within = `discord:${guild}` as const;
    discord.removeBot(guild);
    discord.inviteBot(guild);
    await heard({ kind: "joined", within }, { kind: "left", within }, { kind: "joined", within });
    const told = events.filter(({ kind }) => kind === "joined" || kind === "left");
    expect(told.map(({ kind }) => kind)).toEqual(["joined", "left", "joined"]);
  });

  it("that a channel or a thread is no more", async () => {
    const { discord, heard, guild, channel } = await open();
    const thread = discord.addChannel(guild, { type: "thread", parent: channel });
    discord.deleteChannel(thread);
    discord.deleteChannel(channel);
    await heard(
      { kind: "left", within: `discord:${guild}/${thread}` },
      { kind: "left", within: `discord:${guild}/${channel}` },
    );
  });

  it("nothing of a server that Discord cannot reach for now, nor after it has stopped", async () => {
    const { discord, adapter, inbox, guild, ask, channel } = await open();
    discord.loseGuild(guild);
    await ask(channel);
    await adapter.stop();
    discord.removeBot(guild);
    expect(inbox.notices).toHaveLength(1);
  });

  it("each thing after the one before it has been noted", async () => {
    const { discord, adapter } = await openDiscord();
    const noted: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const hear = async ({ kind }: Notice) => {
      if (kind === "present") await held;
      noted.push(kind);
    };
    onTestFinished(() => discord.close());
    await adapter.start({ ...scriptedInbox(), hear });
    discord.removeBot(discord.addGuild());
    const stopped = adapter.stop();
    release();
    await stopped;
    expect(noted[0]).toBe("present");
  });
});

describe("the welcome", () => {
  const manager = { permissions: ["manageChannels"] };
  const wordsOf = ({ messages }: { messages: readonly object[] }) => JSON.stringify(messages);

  async function joined(script: Script = {}) {
    const bot = await open({}, script);
    const guild = bot.discord.addGuild();
    const channel = bot.discord.addChannel(guild);
    await bot.heard({ kind: "joined", within: `discord:${guild}` });
    return { ...bot, guild, channel };
  }

  it("is for the first who may manage a server that was just joined, once, and for their eyes", async () => {
    const { discord, ask, channel } = await joined();
    expect(wordsOf(await ask(channel))).not.toContain("Welcome");
    const seen = await ask(channel, manager);
    await eventually(() => expect(wordsOf(seen)).toContain("Welcome to Offprint."));
    expect(wordsOf(seen)).toContain("Answer to search x.");
    expect(seen.sights.at(-1)).toMatchObject({ kind: "message", ephemeral: true });
    const next = await ask(channel, manager);
    await ask(channel, { options: { query: "another" } });
    expect(wordsOf(next)).not.toContain("Welcome");
    expect(discord.messages(channel)).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it("is private even beside an answer that everybody sees", async () => {
    const { discord, adapter } = await openDiscord();
    onTestFinished(async () => {
      await adapter.stop();
      await discord.close();
    });
    const preview = () => ({ visibility: "public", mode: "reply" }) as const;
    const inbox = { ...scriptedInbox(), preview };
    await adapter.start(inbox);
    await eventually(() => expect(inbox.notices).toHaveLength(1));
    const channel = discord.addChannel(discord.addGuild());
    await eventually(() => expect(inbox.notices).toHaveLength(2));
    const seen = await discord.interact.command({
      name: "papers",
      subcommand: "search",
      options: { query: "x" },
      channel,
      permissions: ["manageGuild"],
    });
    await eventually(() => expect(wordsOf(seen)).toContain("Welcome to Offprint."));
    expect(JSON.stringify(discord.messages(channel))).not.toContain("Welcome");
  });

  it("is for nobody where the bot was before it started, or was removed again", async () => {
    const { discord, ask, guilds, guild, channel, inbox } = await joined();
    const known = discord.addChannel(guilds[0] ?? "");
    expect(wordsOf(await ask(known, manager))).not.toContain("Welcome");
    discord.removeBot(guild);
    await eventually(() => expect(inbox.notices).toHaveLength(3));
    const seen = await ask(channel, manager);
    await ask(known, manager);
    expect(wordsOf(seen)).not.toContain("Welcome");
  });

  it("that nobody waits for any more is no failure", async () => {
    const { discord, ask, channel, events } = await joined({ answer: () => plainMessage("Hello") });
    discord.faults.next("POST /webhooks/:webhook/:token", { kind: "code", code: 50027 });
    await ask(channel, manager);
    await eventually(() => expect(discord.requests.at(-1)?.method).toBe("POST"));
    await ask(channel, manager);
    expect(events.filter(({ level }) => level !== "info")).toEqual([]);
  });
});

describe("a connected bot", () => {
  it("is one whose every shard hears, from its start to its stop", async () => {
    const bot = await openDiscord({ shards: 2 }, { clock: hasty });
    onTestFinished(bot.close);
    const { adapter } = bot;
    expect(adapter.isConnected?.()).toBe(false);
    await adapter.start(scriptedInbox());
    expect(adapter.isConnected?.()).toBe(true);
    await adapter.stop();
    expect(adapter.isConnected?.()).toBe(false);
  });

  it.each([
    ["a loss until the session is resumed", (g: Gateway) => g.drop()],
    ["a loss until there is a new session", (g: Gateway) => g.invalidate(false)],
    ["a request to reconnect", (g: Gateway) => g.reconnect()],
  ])("is none after %s", async (_, lose) => {
    const { discord, adapter, events } = await open();
    const states: (boolean | undefined)[] = [];
    lose(discord.gateway);
    await eventually(() => {
      states.push(adapter.isConnected?.());
      expect(states).toContain(false);
    });
    await eventually(() => expect(adapter.isConnected?.()).toBe(true));
    expect(events.map(({ kind }) => kind)).toContain("disconnected");
  });

  it("is none once its token is refused", async () => {
    const { discord, adapter, events } = await open();
    discord.resetToken();
    await adapter.post("discord:1/2", plainMessage("x"), "d").catch(() => undefined);
    expect(events.at(-1)?.kind).toBe("dead");
    expect(adapter.isConnected?.()).toBe(false);
  });

  it("is none while it waits for Discord", async () => {
    const { adapter, events } = connectTo({ apiUrl: "http://127.0.0.1:1/api", token: "a.b.c" });
    const started = adapter.start(scriptedInbox());
    await eventually(() => expect(events).toHaveLength(1));
    expect(adapter.isConnected?.()).toBe(false);
    await adapter.stop();
    await started;
  });
});

type Gateway = Awaited<ReturnType<typeof openDiscord>>["discord"]["gateway"];
