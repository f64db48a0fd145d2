import { describe, expect, it, onTestFinished } from "vitest";
import { commands } from "../../../../commands/index.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { connectTo, openDiscord } from "../open-discord.ts";

/** Turns of seconds are not waited for. */
const hasty = { now: Date.now, sleep: async () => {} };

async function open(options: Parameters<typeof openDiscord>[0] = {}) {
  const bot = await openDiscord(options, { clock: hasty });
  onTestFinished(bot.close);
  const inbox = scriptedInbox();
  await bot.adapter.start(inbox);
  const { discord, channel } = bot;
  const ask = async () => {
    const options = { query: "diffusion" };
    const seen = await discord.interact.command({
      name: "papers",
      subcommand: "search",
      options,
      channel,
    });
    return JSON.stringify(seen.messages);
  };
  return { ...bot, inbox, ask };
}

const ANSWER = "Answer to search diffusion.";
describe("a connection", () => {
  it("asks for servers alone, and says how to add the bot, with exactly the permissions it needs", async () => {
    const { discord, events } = await open();
    const link = `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands&permissions=309237713920`;
    expect(events.at(-1)?.text).toContain(link);
    expect(discord.violations).toEqual([]);
  });

  it("that is cut is resumed, and what was missed is answered", async () => {
    const { discord, ask, events } = await open();
    discord.gateway.drop();
    expect(await ask()).toContain(ANSWER);
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
    expect(events.map(({ kind }) => kind)).toContain("disconnected");
    await eventually(() => expect(events.at(-1)?.kind).toBe("connected"));
  });

  it("that is asked to reconnect does", async () => {
    const { discord, ask } = await open();
    discord.gateway.reconnect();
    await eventually(() => expect(discord.gateway.resumes).toBe(1));
    expect(await ask()).toContain(ANSWER);
  });

  it("whose session has become invalid begins another", async () => {
    const { discord, ask } = await open();
    discord.gateway.invalidate(false);
    await eventually(() => expect(discord.gateway.identifies).toBe(2));
    await eventually(() => expect(discord.gateway.connected).toBe(1));
    expect(await ask()).toContain(ANSWER);
  });

  it("that is a zombie, open and deaf, is noticed by its heartbeat and resumed", async () => {
    const { discord, ask } = await open({ heartbeatMs: 300 });
    discord.gateway.freeze();
    await eventually(() => expect(discord.gateway.resumes).toBe(1));
    expect(await ask()).toContain(ANSWER);
  });

  it("is split by Discord's recommendation", async () => {
    const { discord } = await open({ shards: 2 });
    expect(discord.gateway.identifies).toBe(2);
  });
});

describe("intents that are refused", () => {
  it.each([4013, 4014])(
    "at the start (%i) are one clear error, not an endless wait",
    async (code) => {
      const { discord } = await openUnstarted();
      discord.gateway.refuse(code);
      const { adapter, events } = connectTo(discord);
      await expect(adapter.start(scriptedInbox())).rejects.toMatchObject({
        name: "OperatorError",
        message: expect.stringContaining("intents"),
      });
      expect(events.map(({ kind }) => kind)).toEqual(["dead"]);
      await adapter.stop();
    },
  );

  it.each([4013, 4014])("later (%i) are said once and not asked for again", async (code) => {
    const { discord, events } = await open();
    discord.gateway.refuse(code);
    discord.gateway.closeWith(code);
    await eventually(() => expect(events.at(-1)?.kind).toBe("dead"));
    expect(events.at(-1)?.text).toContain("intents");
    expect(discord.gateway.identifies).toBe(1);
  });
});

describe("a token that is refused", () => {
  it("at the start is one clear error for the operator", async () => {
    const { discord } = await open();
    const { adapter, events } = connectTo({ ...discord, token: `${discord.token}x` });
    await expect(adapter.start(scriptedInbox())).rejects.toMatchObject({
      name: "OperatorError",
      message: expect.stringContaining("DISCORD_TOKEN"),
    });
    expect(events.map(({ kind }) => kind)).toEqual(["dead"]);
    await adapter.stop();
  });

  it("later, by the gateway, is said once and not tried again", async () => {
    const { discord, events, adapter, place } = await open();
    discord.gateway.refuse(4004);
    discord.gateway.closeWith(4004);
    await eventually(() => expect(events.at(-1)?.kind).toBe("dead"));
    const asked = discord.requests.length;
    const post = adapter.post(place, plainMessage("Digest"), "delivery-1");
    await expect(post).rejects.toMatchObject({ failure: { kind: "failed" } });
    expect(discord.requests).toHaveLength(asked);
    expect(events.filter(({ kind }) => kind === "dead")).toHaveLength(1);
    expect(discord.gateway.identifies).toBe(1);
  });
});

describe("a connection that ends for another reason", () => {
  it("is made anew, by a bot that grew and needs more shards", async () => {
    const { discord, ask } = await open();
    discord.gateway.closeWith(4011);
    await eventually(() => expect(discord.gateway.identifies).toBe(2));
    await eventually(() => expect(discord.gateway.connected).toBe(1));
    expect(await ask()).toContain(ANSWER);
  });
});

describe("a start without Discord", () => {
  it("waits until it can be reached, and ends at once when it is stopped", async () => {
    const sleeps: number[] = [];
    const clock = {
      now: Date.now,
      sleep: async (ms: number) => void sleeps.push(ms),
    };
    const { discord } = await open();
    discord.faults.next(
      "GET /gateway/bot",
      ...Array.from({ length: 2 }, () => ({ kind: "cut", when: "before" }) as const),
    );
    const { adapter, events } = connectTo(discord, { clock });
    onTestFinished(() => adapter.stop());
    await adapter.start(scriptedInbox());
    expect(sleeps.slice(0, 2)).toEqual([1_000, 2_000]);
    expect(events[0]).toMatchObject({ kind: "disconnected", level: "warn" });
    expect(events.at(-1)?.text).toContain("Listening on Discord");
  });

  it("can be stopped while it waits", async () => {
    const apiUrl = "http://127.0.0.1:1/api";
    const { adapter, events } = connectTo({ apiUrl, token: "a.b.c" });
    const started = adapter.start(scriptedInbox());
    await eventually(() => expect(events).toHaveLength(1));
    await adapter.stop();
    await expect(started).resolves.toBeUndefined();
  });
});

describe("the commands", () => {
  it("are registered once, and again only when they have changed", async () => {
    const { discord } = await openUnstarted();
    const puts = () => discord.requests.filter(({ method }) => method === "PUT").length;
    const infos = commands.all.map(({ info }) => info);
    const startWith = async (given: typeof infos) => {
      const { adapter, events } = connectTo(discord);
      await adapter.start(scriptedInbox({ commands: given }));
      await adapter.stop();
      return events.map(({ text }) => text).join("\n");
    };
    expect(await startWith(infos)).toContain("Registered /papers.");
    expect(puts()).toBe(1);
    expect(await startWith(infos)).toContain("up to date");
    expect(puts()).toBe(1);
    await startWith(infos.slice(1));
    expect(puts()).toBe(2);
    expect(discord.violations).toEqual([]);
  });

  it("can be registered in one server alone, where nobody then sees two of each", async () => {
    const { discord, guild } = await openUnstarted();
    const puts = () => discord.requests.filter(({ method }) => method === "PUT").length;
    const startWith = async (settings: { guildId?: string }) => {
      const { adapter } = connectTo(discord, settings);
      await adapter.start(scriptedInbox());
      await adapter.stop();
      return discord.commands.map(({ guildId }) => guildId);
    };
    expect(await startWith({})).toEqual([undefined]);
    expect(await startWith({ guildId: guild })).toEqual([guild]);
    expect(puts()).toBe(3);
    expect(await startWith({ guildId: guild })).toEqual([guild]);
    expect(puts()).toBe(3);
    expect(await startWith({})).toEqual([guild, undefined]);
    expect(discord.violations).toEqual([]);
  });

  it("are registered again when only what they are called elsewhere has changed", async () => {
    const { discord } = await openUnstarted();
    const [first] = scriptedInbox().commands;
    const startWith = async (name: string) => {
      const { adapter, events } = connectTo(discord);
      const command = first && { ...first, localized: { de: { name } } };
      await adapter.start(scriptedInbox(command && { commands: [command] }));
      await adapter.stop();
      return events.map(({ text }) => text).join("\n");
    };
    expect(await startWith("suche")).toContain("Registered");
    expect(await startWith("suche")).toContain("up to date");
    expect(await startWith("finde")).toContain("Registered");
    expect(discord.violations).toEqual([]);
  });

  it("that Discord refuses are said to the operator, and the bot goes on", async () => {
    const { discord, adapter, events } = await openUnstarted();
    discord.faults.next("PUT /applications/:application/commands", { kind: "code", code: 50035 });
    await adapter.start(scriptedInbox());
    expect(events.some(({ kind }) => kind === "failed")).toBe(true);
    expect(events.at(-1)?.text).toContain("Listening on Discord");
  });
});

async function openUnstarted() {
  const bot = await openDiscord();
  onTestFinished(bot.close);
  return bot;
}
