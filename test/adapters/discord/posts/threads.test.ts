import { describe, expect, it, onTestFinished } from "vitest";
import type { Message } from "../../../../src/chat/message.ts";
import type { Place } from "../../../../src/chat/place.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import type { RestFault } from "../../../fakes/discord/rest/rest-faults.ts";
import { openDiscord } from "../open-discord.ts";

const OPEN = "POST /channels/:channel/messages/:message/threads";
const POST = "POST /channels/:channel/messages";
const DETAILS: Message = {
  summary: "Details",
  blocks: [
    { kind: "heading", text: `Trending ${"today ".repeat(30)}` },
    { kind: "text", text: "What they are about" },
  ],
};

async function open(options: Parameters<typeof openDiscord>[0] = {}) {
  const bot = await openDiscord(options);
  onTestFinished(bot.close);
  await bot.adapter.start(scriptedInbox());
  const { adapter, discord, place } = bot;
  const digest = (to: Place = place) => adapter.post(to, plainMessage("Digest"), "part-0");
  const details = (under: string, to: Place = place, id = "part-1") =>
    adapter.post(to, DETAILS, id, under);
  const find = (under: string, to: Place = place, id = "part-1") => adapter.find?.(to, id, under);
  const idsIn = (channel: string) => discord.messages(channel).map(({ id }) => id);
  return { ...bot, digest, details, find, idsIn };
}

const refusal = (failure: object, words = "") => ({
  name: "DeliveryError",
  failure,
  message: expect.stringContaining(words),
});

describe("what belongs under a message", () => {
  it("goes into a thread of it, named for its first heading, and is found there", async () => {
    const { discord, channel, digest, details, find, idsIn } = await open();
    const under = await digest();
    const ids = [await details(under), await details(under, undefined, "part-2")];
    expect(idsIn(channel)).toEqual([under]);
    expect(idsIn(under)).toEqual(ids);
    const asked = discord.requests.find(({ url }) => url.pathname.endsWith("/threads"));
    const { name, auto_archive_duration } = JSON.parse(asked?.body ?? "");
    expect(name).toMatch(/^Trending today .*…$/u);
    expect(name.length).toBeLessThanOrEqual(100);
    expect(auto_archive_duration).toBe(1_440);
    expect(await find(under)).toBe(ids[0]);
    expect(await find(under, undefined, "part-3")).toBeUndefined();
    expect(discord.violations).toEqual([]);
  });

  it("is called Details where it has no heading", async () => {
    const { adapter, discord, place, digest } = await open();
    await adapter.post(place, plainMessage("x"), "part-1", await digest());
    expect(discord.requests.at(-2)?.body).toContain('"name":"Details"');
  });

  it("goes after it where there are no threads, and is found there", async () => {
    const { discord, guild, channel, digest, details, find, idsIn } = await open();
    const { id: direct } = discord.directChannel("200000000000000001");
    const places: [Place, string][] = [
      [`discord:@me/${direct}`, direct],
      ...(["voice", "thread"] as const).map((type): [Place, string] => {
        const id = discord.addChannel(guild, { type, parent: channel });
        return [`discord:${guild}/${id}`, id];
      }),
    ];
    for (const [place, id] of places) {
      const under = await digest(place);
      const posted = await details(under, place);
      expect(idsIn(id)).toEqual([under, posted]);
      expect(await find(under, place)).toBe(posted);
      expect(await find(under, place, "part-2")).toBeUndefined();
    }
    expect(discord.violations).toEqual([]);
  });

  it.each<[string, typeof OPEN | typeof POST, RestFault, string]>([
    ["a 500 after the thread", OPEN, { kind: "status", status: 500, when: "after" }, "failed"],
    ["a 502 before it", OPEN, { kind: "status", status: 502, when: "before" }, "failed"],
    ["a cut after the thread", OPEN, { kind: "cut", when: "after" }, "failed"],
    ["a cut before it", OPEN, { kind: "cut", when: "before" }, "failed"],
    ["a 500 after the message", POST, { kind: "status", status: 500, when: "after" }, "unknown"],
    ["a cut after the message", POST, { kind: "cut", when: "after" }, "unknown"],
    ["a cut before the message", POST, { kind: "cut", when: "before" }, "unknown"],
  ])("is one thread with one message after %s", async (_, route, fault, kind) => {
    const { discord, channel, digest, details, find, idsIn } = await open({ nonceMs: 0 });
    const under = await digest();
    discord.faults.next(route, fault);
    await expect(details(under)).rejects.toMatchObject(refusal({ kind }));
    const id = (await find(under)) ?? (await details(under));
    expect(idsIn(under)).toEqual([id]);
    expect(idsIn(channel)).toEqual([under]);
    expect(discord.violations).toEqual([]);
  });

  it("waits when Discord takes no more threads for now", async () => {
    const { discord, digest, details } = await open();
    const under = await digest();
    discord.faults.next(OPEN, { kind: "limited", scope: "shared", retryAfterMs: 60_000 });
    await expect(details(under)).rejects.toMatchObject(
      refusal({ kind: "limited", scope: "channel", retryAfterMs: expect.any(Number) }),
    );
  });

  it("is refused without a permission, which is named beside the other way out", async () => {
    const { discord, channel, digest, details } = await open();
    const under = await digest();
    const others = ["viewChannel", "sendMessages", "readMessageHistory"] as const;
    discord.setPermissions(channel, others);
    const error = await details(under).catch((caught: unknown) => caught);
    expect(error).toMatchObject(refusal({ kind: "forbidden" }, "Create Public Threads"));
    expect(error).toMatchObject({
      message: expect.stringContaining("/papers schedule details:here"),
    });
    discord.setPermissions(channel, [...others, "createPublicThreads"]);
    await expect(details(under)).rejects.toMatchObject(
      refusal({ kind: "forbidden" }, "Send Messages in Threads"),
    );
  });

  it("is given up alone when its message or thread was deleted or closed", async () => {
    const { discord, digest, details, adapter, place } = await open();
    const gone = await details("1").catch((caught: unknown) => caught);
    expect(gone).toMatchObject(refusal({ kind: "rejected" }, "message whose thread"));
    const under = await digest();
    await details(under);
    discord.shut(under);
    const closed = await details(under, undefined, "part-2").catch((caught: unknown) => caught);
    expect(closed).toMatchObject(refusal({ kind: "rejected" }, "closed"));
    // Discord goes on to say that there is a thread, which is no more.
    discord.faults.next(OPEN, { kind: "code", code: 160004 });
    discord.faults.next(POST, { kind: "code", code: 10003 });
    const deleted = await details(under, undefined, "part-3").catch((caught: unknown) => caught);
    expect(deleted).toMatchObject(refusal({ kind: "rejected" }, "deleted"));
    await expect(adapter.post(place, DETAILS, "part-4")).resolves.toBeTypeOf("string");
  });

  it("is gone with its channel, and needs a token that is taken", async () => {
    const { discord, channel, digest, details, events } = await open();
    const under = await digest();
    discord.deleteChannel(channel);
    await expect(details(under)).rejects.toMatchObject(refusal({ kind: "gone" }));
    discord.resetToken();
    await expect(details(under)).rejects.toMatchObject(refusal({ kind: "failed" }));
    expect(events.at(-1)?.kind).toBe("dead");
  });
});
