import { describe, expect, it } from "vitest";
import { systemClock } from "../../../../src/time/clock.ts";
import { openRawDiscord } from "../open-raw-discord.ts";

const V2 = 1 << 15;
const QUIET = { allowed_mentions: { parse: [] } };

const button = (custom_id: string) => ({ type: 2, style: 1, label: "Go", custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const display = (content: string) => ({ type: 10, content });

describe("a message in the local Discord", () => {
  let now = Date.UTC(2026, 10, 23);

  const start = () => openRawDiscord({ clock: { ...systemClock, now: () => now } });

  it.each([
    ["nothing said of mentions", {}],
    ["mentions of everyone", { allowed_mentions: { parse: ["everyone"] } }],
    ["one person mentioned", { allowed_mentions: { parse: [], users: ["1"] } }],
    ["the one replied to", { allowed_mentions: { parse: [], replied_user: true } }],
  ])("is a violation with %s, new or edited", async (_, mentions) => {
    const { discord, channel, bot, post } = await start();
    await post({ content: "a", ...mentions });
    const [message] = discord.messages(channel);
    await bot.call("PATCH", `/channels/${channel}/messages/${message?.id}`, {
      content: "b",
      ...mentions,
    });
    expect(discord.violations).toEqual([
      expect.stringContaining("allowed_mentions"),
      expect.stringContaining("allowed_mentions"),
    ]);
  });

  it("is a violation where it names a channel that is not its own", async () => {
    const { discord, channel, post } = await start();
    const other = discord.addChannel(discord.addGuild());
    await post({ ...QUIET, content: `For <#${channel}>` });
    expect(discord.violations).toEqual([]);
    await post({ ...QUIET, content: `For <#${other}>` });
    expect(discord.violations).toEqual([expect.stringContaining(`names channel ${other}`)]);
  });

  it("is shown once for one enforced nonce, for a few minutes, in one channel", async () => {
    const { discord, channel, post } = await start();
    const other = discord.addChannel(discord.addGuild());
    const body = { ...QUIET, content: "a", nonce: "d-1", enforce_nonce: true };
    const first = await post(body);
    expect(first.body).toMatchObject({ nonce: "d-1" });
    expect((await post({ ...body, content: "changed" })).body).toEqual(first.body);
    await post(body, other);
    now += 3 * 60_000 + 1;
    await post(body);
    await post({ ...body, enforce_nonce: false });
    expect(discord.messages(channel)).toHaveLength(3);
    expect(discord.messages(other)).toHaveLength(1);
  });

  it("is read back newest first, without its nonce and with numbered components", async () => {
    const { bot, channel, post } = await start();
    const marked = row({ ...button("a"), id: 400_000_000 }, button("b"));
    for (const content of ["one", "two", "three"])
      await post({ ...QUIET, content, nonce: content, components: [marked] });
    const { body } = await bot.call("GET", `/channels/${channel}/messages?limit=2`);
    expect(body).toMatchObject([{ content: "three" }, { content: "two" }]);
    expect(body).not.toMatchObject([{ nonce: "three" }, {}]);
    expect(body).toMatchObject([
      { components: [{ id: 1, components: [{ id: 400_000_000 }, { id: 2 }] }] },
      {},
    ]);
  });

  it("keeps what an edit leaves out, and Components V2 for good", async () => {
    const { discord, bot, channel, post } = await start();
    await post({ ...QUIET, content: "a", components: [row(button("a"))] });
    const [message] = discord.messages(channel);
    const edit = (body: object) =>
      bot.call("PATCH", `/channels/${channel}/messages/${message?.id}`, { ...QUIET, ...body });
    await edit({ content: "b" });
    expect(discord.messages(channel)).toMatchObject([{ content: "b", components: [{}], edits: 1 }]);
    expect((await edit({ flags: V2, components: [display("c")] })).code).toBe(50035);
    await edit({ flags: V2, content: null, components: [display("c")] });
    await edit({ flags: 0, components: [display("d")] });
    expect(discord.messages(channel)).toMatchObject([{ content: "", flags: V2, edits: 3 }]);
  });
});
