import { describe, expect, it, onTestFinished } from "vitest";
import type { Place } from "../../../../src/chat/place.ts";
import { DAY, HOUR } from "../../../../src/time/durations.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import type { RestFault } from "../../../fakes/discord/rest/rest-faults.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { connectTo, openDiscord } from "../open-discord.ts";

const POST = "POST /channels/:channel/messages";
const HISTORY = "GET /channels/:channel/messages";
const DIGEST = plainMessage("Digest-of-today");

async function open(options: Parameters<typeof openDiscord>[0] = {}) {
  const bot = await openDiscord(options);
  onTestFinished(bot.close);
  await bot.adapter.start(scriptedInbox());
  const { adapter, place, discord, channel } = bot;
  const post = (deliveryId = "delivery-1", to: Place = place) =>
    adapter.post(to, DIGEST, deliveryId);
  const shown = () => discord.messages(channel).filter(({ components }) => components.length > 0);
  return { ...bot, post, shown };
}

const refusal = (failure: object) => ({ name: "DeliveryError", failure });

describe("a post", () => {
  it.each<[string, RestFault, string]>([
    ["a 500 after the message was made", { kind: "status", status: 500, when: "after" }, "unknown"],
    ["a 500 before it", { kind: "status", status: 500, when: "before" }, "unknown"],
    ["a 502", { kind: "status", status: 502, when: "after" }, "unknown"],
    ["a connection cut after it", { kind: "cut", when: "after" }, "unknown"],
    ["a connection cut before it", { kind: "cut", when: "before" }, "unknown"],
  ])(
    "that meets %s is in doubt, is not repeated by the library, and shows one message when it is repeated",
    async (_, fault, kind) => {
      const { post, shown, discord } = await open();
      discord.faults.next(POST, fault);
      await expect(post()).rejects.toMatchObject(refusal({ kind }));
      expect(discord.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
      const id = await post();
      expect(shown().map((message) => message.id)).toEqual([id]);
      expect(discord.violations).toEqual([]);
    },
  );

  it.each(["before", "after"] as const)(
    "that is never answered is in doubt after a bounded time, when Discord hangs %s making it",
    async (when) => {
      const { discord, place, channel, post } = await open();
      const { adapter } = connectTo(discord, { postTimeoutMs: 50 });
      onTestFinished(() => adapter.stop());
      discord.faults.always(POST, { kind: "hang", when });
      const hasty = adapter.post(place, DIGEST, "delivery-1");
      await expect(hasty).rejects.toMatchObject(refusal({ kind: "unknown" }));
      discord.faults.always(POST);
      await post("delivery-1");
      expect(discord.messages(channel)).toHaveLength(1);
    },
  );

  it("that waits behind one that hangs is bounded, too", async () => {
    const { discord, place } = await open();
    const { adapter } = connectTo(discord, { postTimeoutMs: 50 });
    onTestFinished(() => adapter.stop());
    discord.faults.always(POST, { kind: "hang", when: "before" });
    const posts = ["a", "b", "c"].map((id) => adapter.post(place, DIGEST, id));
    for (const result of await Promise.allSettled(posts))
      expect(result).toMatchObject({ reason: refusal({ kind: "unknown" }) });
  });

  it.each([
    ["shared", "channel"],
    ["global", "platform"],
    // Without a bucket: of the machine's address.
    ["user", "platform"],
  ] as const)(
    "that is limited by the scope %s waits as %s, even for an hour",
    async (scope, of) => {
      const { post, shown, discord, place } = await open();
      discord.faults.next(POST, { kind: "limited", scope, retryAfterMs: HOUR });
      const error = await post().catch((caught: unknown) => caught);
      expect(error).toMatchObject(refusal({ kind: "limited", scope: of }));
      expect(error).toMatchObject({
        failure: {
          retryAfterMs: expect.toSatisfy((ms: number) => ms >= HOUR && ms < HOUR + 5_000),
        },
      });
      expect(shown()).toEqual([]);
      expect(place).toContain("discord:");
    },
  );

  it("that is one too many for its route waits for its channel alone, as long as the headers say", async () => {
    const { post, discord, guild, place } = await open({
      perChannel: { requests: 1, perMs: HOUR },
    });
    await post("a");
    // Another process, which has not seen the headers of the first.
    const { adapter } = connectTo(discord);
    onTestFinished(() => adapter.stop());
    const error = await adapter.post(place, DIGEST, "b").catch((caught: unknown) => caught);
    expect(error).toMatchObject(refusal({ kind: "limited", scope: "channel" }));
    expect(error).toMatchObject({ failure: { retryAfterMs: expect.any(Number) } });
    const other: Place = `discord:${guild}/${discord.addChannel(guild)}`;
    await expect(adapter.post(other, DIGEST, "c")).resolves.toBeTypeOf("string");
  });

  it("that comes too soon after others is held back before it is sent", async () => {
    const { post, discord } = await open({ perChannel: { requests: 2, perMs: HOUR } });
    await post("a");
    await post("b");
    await expect(post("c")).rejects.toMatchObject(
      refusal({ kind: "limited", scope: "channel", retryAfterMs: expect.any(Number) }),
    );
    expect(discord.overruns).toEqual([]);
  });

  it.each([
    [10003, "gone"],
    [10004, "gone"],
    [50001, "forbidden"],
    [50007, "forbidden"],
    [50008, "forbidden"],
    [50013, "forbidden"],
    [50083, "forbidden"],
    [50035, "rejected"],
  ] as const)("that is refused with %i is %s", async (code, kind) => {
    const { post, discord } = await open();
    discord.faults.next(POST, { kind: "code", code });
    await expect(post()).rejects.toMatchObject(refusal({ kind }));
  });

  it("reaches text, announcement, voice and direct-message channels, and threads", async () => {
    const { post, discord, guild, channel } = await open();
    const types = ["text", "announcement", "voice", "thread"] as const;
    for (const type of types) {
      const id = discord.addChannel(guild, { type, parent: channel });
      await post("delivery-1", `discord:${guild}/${id}`);
      expect(discord.messages(id)).toHaveLength(1);
    }
    const { id } = discord.directChannel("200000000000000001");
    await post("delivery-1", `discord:@me/${id}`);
    expect(discord.messages(id)).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it("is refused in words by a forum, a locked thread and a person who takes none", async () => {
    const { post, discord, guild, channel } = await open();
    const forum = discord.addChannel(guild, { type: "forum" });
    const thread = discord.addChannel(guild, { type: "thread", parent: channel });
    const { id: dm } = discord.directChannel("200000000000000001");
    discord.shut(thread);
    discord.shut(dm);
    const places: Place[] = [
      `discord:${guild}/${forum}`,
      `discord:${guild}/${thread}`,
      `discord:@me/${dm}`,
    ];
    for (const place of places) {
      const error = await post("delivery-1", place).catch((caught: unknown) => caught);
      expect(error).toMatchObject(refusal({ kind: "forbidden" }));
      expect(error).toMatchObject({ message: expect.stringMatching(/^(?:Nobody|The) .*\.$/u) });
    }
  });

  it("works again once a lost permission is given back", async () => {
    const { post, discord, channel, shown } = await open();
    discord.setPermissions(channel, []);
    await expect(post()).rejects.toMatchObject(refusal({ kind: "forbidden" }));
    discord.setPermissions(channel, ["viewChannel", "sendMessages", "readMessageHistory"]);
    await post();
    expect(shown()).toHaveLength(1);
  });

  it("goes nowhere from a server the bot was removed from", async () => {
    const { post, discord, guild, events } = await open();
    discord.removeBot(guild);
    await expect(post()).rejects.toMatchObject(refusal({ kind: "forbidden" }));
    await expect.poll(() => events.map(({ kind }) => kind)).toContain("left");
  });

  it("to an address that is none of Discord's is gone without asking", async () => {
    const { post, discord } = await open();
    const before = discord.requests.length;
    for (const place of ["discord:nowhere", "discord:1/../users/@me", "other:1/2"] as const)
      await expect(post("delivery-1", place)).rejects.toMatchObject(refusal({ kind: "gone" }));
    expect(discord.requests).toHaveLength(before);
  });

  it("while Discord cannot be reached at all has failed, for sure", async () => {
    const { token } = (await open()).discord;
    // Nobody listens on the first port.
    const { adapter } = connectTo({ apiUrl: "http://127.0.0.1:1/api", token });
    onTestFinished(() => adapter.stop());
    const post = adapter.post("discord:1/2", DIGEST, "delivery-1");
    await expect(post).rejects.toMatchObject(refusal({ kind: "failed" }));
  });
});

describe("a token that was reset", () => {
  it("is said once, fails what is posted, and is not asked with again", async () => {
    const discord = (await open()).discord;
    const { adapter, events } = connectTo({ ...discord, token: `${discord.token}x` });
    onTestFinished(() => adapter.stop());
    const post = () => adapter.post("discord:1/2", DIGEST, "delivery-1");
    await expect(post()).rejects.toMatchObject(refusal({ kind: "failed" }));
    const asked = discord.requests.length;
    await expect(post()).rejects.toMatchObject(refusal({ kind: "failed" }));
    expect(discord.requests).toHaveLength(asked);
    expect(events.map(({ kind }) => kind)).toEqual(["dead"]);
    expect(events[0]?.text).toContain("Reset Token");
  });
});

describe("finding a post after its nonce is forgotten", () => {
  const forgetful = { nonceMs: 0, perChannel: { requests: 1_000, perMs: 1_000 } };

  it("works for a message whose making was never answered, from another process", async () => {
    const { post, discord, place, channel } = await open(forgetful);
    discord.faults.next(POST, { kind: "cut", when: "after" });
    await post().catch(() => undefined);
    const { adapter } = connectTo(discord);
    onTestFinished(() => adapter.stop());
    await adapter.start(scriptedInbox());
    expect(await adapter.find?.(place, "delivery-1")).toBe(discord.messages(channel)[0]?.id);
    expect(await adapter.find?.(place, "delivery-2")).toBeUndefined();
  });

  it("reads past hundreds of other messages", async () => {
    const { post, discord, adapter, place, channel } = await open(forgetful);
    const id = await post();
    for (let n = 0; n < 350; n++) discord.write(channel, `Message ${n}`);
    expect(await adapter.find?.(place, "delivery-1")).toBe(id);
    expect(await adapter.find?.(place, "delivery-2")).toBeUndefined();
  });

  it("stops at what is older than any digest can be late", async () => {
    const clock = createVirtualClock(Date.UTC(2026, 10, 23));
    const { discord, place, channel } = await open({ ...forgetful, clock });
    for (let n = 0; n < 500; n++) discord.write(channel, `Message ${n}`);
    const now = () => clock.now() + 5 * DAY;
    const late = connectTo(discord, { clock: { ...clock, now } });
    onTestFinished(() => late.adapter.stop());
    await late.adapter.start(scriptedInbox());
    const before = discord.requests.length;
    expect(await late.adapter.find?.(place, "delivery-1")).toBeUndefined();
    expect(discord.requests.length - before).toBe(1);
  });

  it("is not taken for absence when the history may not be read, or is too long", async () => {
    const { post, discord, adapter, place, channel } = await open(forgetful);
    await post();
    discord.setPermissions(channel, ["viewChannel", "sendMessages"]);
    const unreadable = { name: "DeliveryError", message: expect.stringContaining("read") };
    await expect(adapter.find?.(place, "delivery-1")).rejects.toMatchObject(unreadable);
    discord.setPermissions(channel, ["viewChannel", "readMessageHistory"]);
    for (let n = 0; n < 2_100; n++) discord.write(channel, `Message ${n}`);
    await expect(adapter.find?.(place, "delivery-1")).rejects.toMatchObject(unreadable);
  });

  it("is certain in a channel without any message", async () => {
    const { adapter, place } = await open(forgetful);
    expect(await adapter.find?.(place, "delivery-1")).toBeUndefined();
  });

  it("takes nobody else's message for the bot's", async () => {
    const { post, discord, adapter, place, channel } = await open(forgetful);
    const id = await post();
    const [posted] = discord.messages(channel);
    const others = discord.messages(channel) as NonNullable<typeof posted>[];
    if (posted) others.push({ ...posted, id: "999999999999999999", authorId: "3" });
    expect(await adapter.find?.(place, "delivery-1")).toBe(id);
  });

  it("says when Discord cannot be asked", async () => {
    const { discord, adapter, place } = await open(forgetful);
    discord.faults.next(HISTORY, { kind: "code", code: 50001 });
    await expect(adapter.find?.(place, "delivery-1")).rejects.toMatchObject({
      name: "DeliveryError",
    });
  });
});
