import { describe, expect, it, onTestFinished } from "vitest";
import { type FakeDiscord, startFakeDiscord } from "../fake-discord.ts";
import { connectRawBot, identify, type RawBot } from "../raw-bot.ts";

describe("the gateway of the local Discord", () => {
  async function start() {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    return discord;
  }

  async function connect(discord: FakeDiscord, hello?: unknown): Promise<RawBot> {
    const bot = await connectRawBot(discord, undefined, hello ?? identify(discord));
    onTestFinished(() => bot.close());
    return bot;
  }

  const namesOf = ({ events }: RawBot) => events.map(({ t, op }) => t ?? op);

  it("greets with READY and every server", async () => {
    const discord = await start();
    discord.addGuild();
    const bot = await connect(discord);
    await expect.poll(() => namesOf(bot)).toEqual([10, "READY", "GUILD_CREATE"]);
    bot.send({ op: 1, d: 2 });
    await expect.poll(() => namesOf(bot)).toContain(11);
    expect(discord.gateway).toMatchObject({ connected: 1, identifies: 1, resumes: 0 });
    expect(discord.violations).toEqual([]);
  });

  it.each([
    ["another token", 4004, 0, { token: "other" }],
    ["privileged intents", 4014, 1, { intents: 1 | (1 << 15) }],
    ["intents that mean nothing", 4013, 1, { intents: 1 | (1 << 30) }],
    ["a shard that cannot be", 4010, 1, { shard: [2, 2] }],
    ["no properties", 4002, 1, { properties: undefined }],
  ])("sends away whoever identifies with %s", async (_, code, violations, changes) => {
    const discord = await start();
    const bot = await connect(discord, identify(discord, changes));
    expect(await bot.closed).toBe(code);
    expect(discord.violations).toHaveLength(violations);
  });

  it("counts more intents than the servers' as a violation", async () => {
    const discord = await start();
    await connect(discord, identify(discord, { intents: 1 | (1 << 9) }));
    expect(discord.violations).toEqual(["gateway: intents 513"]);
  });

  it.each([
    ["identifies twice", 4005, identify],
    ["says what nobody understands", 4001, () => ({ op: 42, d: null })],
    ["says too much", 4002, () => ({ op: 3, d: "x".repeat(5_000) })],
    ["says it in another shape", 4002, () => ({ operation: 3 })],
  ])("sends away a bot that %s", async (_, code, frame) => {
    const discord = await start();
    const bot = await connect(discord);
    bot.send(frame(discord));
    expect(await bot.closed).toBe(code);
    expect(discord.violations).toHaveLength(1);
  });

  it("gives each shard its own servers", async () => {
    const discord = await start();
    for (const _ of [1, 2, 3, 4]) discord.addGuild();
    const bots = await Promise.all(
      [0, 1].map((shard) => connect(discord, identify(discord, { shard: [shard, 2] }))),
    );
    const created = () =>
      bots.map((bot) => namesOf(bot).filter((name) => name === "GUILD_CREATE").length);
    await expect.poll(created).toEqual([2, 2]);
    discord.addGuild();
    await expect.poll(created).toEqual([3, 2]);
  });

  it("takes up a session that was cut, and says again what was missed, in order", async () => {
    const discord = await start();
    const bot = await connect(discord);
    const ready = bot.events.find(({ t }) => t === "READY");
    discord.gateway.drop();
    await bot.closed;
    discord.addGuild();
    const session_id = sessionOf(ready?.d);
    const resume = { op: 6, d: { token: discord.token, session_id, seq: 1 } };
    const again = await connect(discord, resume);
    await expect.poll(() => namesOf(again)).toEqual([10, "GUILD_CREATE", "RESUMED"]);
    expect(again.events.map(({ s }) => s)).toEqual([null, 2, 3]);
  });

  it("does not take up a session that was ended, nor one it never had", async () => {
    const discord = await start();
    const bot = await connect(discord);
    const session_id = sessionOf(bot.events.find(({ t }) => t === "READY")?.d);
    discord.gateway.invalidate(false);
    await expect.poll(() => bot.events.at(-1)).toMatchObject({ op: 9, d: false });
    const again = await connect(discord, {
      op: 6,
      d: { token: discord.token, session_id, seq: 1 },
    });
    expect(again.events.at(-1)).toMatchObject({ op: 9, d: false });
  });

  it("falls silent when it is frozen, and asks, closes and refuses on demand", async () => {
    const discord = await start();
    const bot = await connect(discord);
    discord.gateway.reconnect();
    await expect.poll(() => namesOf(bot)).toEqual([10, "READY", 7]);
    discord.gateway.freeze();
    bot.send({ op: 1, d: 1 });
    discord.addGuild();
    discord.gateway.closeWith(4000);
    expect(await bot.closed).toBe(4000);
    expect(namesOf(bot)).toEqual([10, "READY", 7]);
    discord.gateway.refuse(4004);
    expect(await (await connect(discord)).closed).toBe(4004);
    discord.gateway.refuse();
    await connect(discord);
    expect(discord.gateway.identifies).toBe(2);
  });
});

function sessionOf(ready: unknown): unknown {
  return typeof ready === "object" && ready && "session_id" in ready ? ready.session_id : undefined;
}
