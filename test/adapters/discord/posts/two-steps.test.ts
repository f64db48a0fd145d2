import { describe, expect, it, onTestFinished } from "vitest";
import type { Message } from "../../../../src/chat/message.ts";
import type { Place } from "../../../../src/chat/place.ts";
import { eventually } from "../../../eventually.ts";
import { scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { openBot } from "../open-bot.ts";
import { connectTo, openDiscord } from "../open-discord.ts";

const POST = "POST /channels/:channel/messages";
const EDIT = "PATCH /channels/:channel/messages/:message";
const V2 = 1 << 15;
const PERSON = "200000000000000001";

const DIGEST: Message = {
  summary: "Papers · Monday: 1 paper, first “@everyone <@1> robots”.",
  blocks: [{ kind: "heading", text: "Papers · Monday" }],
};

async function open(options: Parameters<typeof openDiscord>[0] = {}) {
  const bot = await openDiscord({ perChannel: { requests: 1_000, perMs: 1_000 }, ...options });
  onTestFinished(bot.close);
  await bot.adapter.start(scriptedInbox());
  const { twoSteps } = bot.adapter;
  if (!twoSteps) throw new Error("It posts in one step only.");
  const messages = () => bot.discord.messages(bot.channel);
  return { ...bot, twoSteps, messages };
}

describe("a digest in a direct message", () => {
  it("rings with its first line, which one edit turns into the whole", async () => {
    const { papers, press, discord } = await openBot();
    const { id: channel } = discord.directChannel(PERSON);
    const last = async (asked: ReturnType<typeof papers>) => {
      const message = (await asked).messages.at(-1);
      if (!message) throw new Error("Nothing was answered.");
      return message;
    };
    await press(await last(papers("subscribe", { topic: "trending" }, { channel })), "Save");
    await press(await last(papers("digest", {}, { channel })), "Post it now");
    const written = discord.requests
      .filter(({ url }) => url.pathname.includes(`/channels/${channel}/messages`))
      .map(({ method, body }) => ({ method, ...JSON.parse(body) }));

    expect(written).toHaveLength(2);
    expect(written[0]).toMatchObject({ method: "POST", allowed_mentions: { parse: [] } });
    expect(written[0].content).toMatch(/^Papers · \w+ .*: \d+ papers, first “.+”\.$/u);
    expect(written[0].components).toBeUndefined();
    expect(written[1]).toMatchObject({
      method: "PATCH",
      content: null,
      embeds: null,
      allowed_mentions: { parse: [] },
    });
    expect(written[1].flags & V2).toBe(V2);
    const digest = discord.messages(channel).at(-1);
    expect(digest).toMatchObject({ content: "", edits: 1 });
    expect(JSON.stringify(digest?.components)).toContain("Trending");
    expect(discord.violations).toEqual([]);
  });
});

describe("a digest in a channel", () => {
  it.each([
    ["words", "its first line", ["POST", "PATCH"]],
    ["none", "nothing", ["POST"]],
  ])("that chose notification:%s rings with %s", async (notification, _, methods) => {
    const { papers, press, discord, channel } = await openBot();
    const [offered] = (await papers("subscribe", { topic: "trending" })).messages;
    if (offered) await press(offered, "Save");
    const changed = await papers("schedule", { notification });
    expect(JSON.stringify(changed.messages).includes("notifications say what came")).toBe(
      notification === "words",
    );
    const [shown] = (await papers("digest")).messages.slice(-1);
    if (shown) await press(shown, "Post it now");
    const written = () =>
      discord.requests
        .filter(({ url }) => url.pathname.includes(`/channels/${channel}/messages`))
        .map(({ method }) => method);
    await eventually(() => expect(written()).toEqual(methods));
    expect(discord.violations).toEqual([]);
  });

  it("rings with words once, however many its parts are", async () => {
    const { twoSteps, place } = await open();
    const parts = [0, 1, 2].map((part) =>
      twoSteps.isFor(place, { ...DIGEST, announced: true }, part),
    );
    expect(parts).toEqual([true, false, false]);
  });
});

describe("the line", () => {
  it("shows hostile titles as they are and mentions nobody", async () => {
    const { twoSteps, place, messages, discord } = await open();
    await twoSteps.begin(place, DIGEST, "delivery-1");
    expect(messages()[0]?.content).toBe(
      "Papers · Monday: 1 paper, first “\\@everyone \\<@1> robots”.",
    );
    expect(discord.violations).toEqual([]);
  });

  it.each(["before", "after"] as const)(
    "is shown once when the answer to its post is lost %s Discord made it",
    async (when) => {
      const { twoSteps, place, messages, discord } = await open();
      discord.faults.next(POST, { kind: "cut", when });
      const post = () => twoSteps.begin(place, DIGEST, "delivery-1");
      await expect(post()).rejects.toMatchObject({ failure: { kind: "unknown" } });
      const id = await post();
      expect(messages().map((message) => message.id)).toEqual([id]);
    },
  );

  it("is found by another process after Discord has forgotten its nonce, and finished there, once", async () => {
    const { twoSteps, place, messages, discord } = await open({ nonceMs: 0 });
    const id = await twoSteps.begin(place, DIGEST, "delivery-1");
    const { adapter } = connectTo(discord);
    onTestFinished(() => adapter.stop());
    await adapter.start(scriptedInbox());
    const find = (line: Message = DIGEST) => adapter.find?.(place, "delivery-1", undefined, line);
    expect(await find()).toBe(id);
    expect(await find({ ...DIGEST, summary: "Papers · Tuesday" })).toBeUndefined();
    expect(await adapter.find?.(place, "delivery-1")).toBeUndefined();
    for (let n = 0; n < 2; n++) await adapter.twoSteps?.finish(place, id, DIGEST);
    expect(messages()).toMatchObject([{ id, content: "", components: [{ type: 17 }] }]);
    expect(await find()).toBeUndefined();
    expect(discord.violations).toEqual([]);
  });

  it("that somebody deleted cannot be finished, which is told for sure", async () => {
    const { twoSteps, place, discord } = await open();
    const id = await twoSteps.begin(place, DIGEST, "delivery-1");
    discord.faults.next(EDIT, { kind: "code", code: 10008 });
    await expect(twoSteps.finish(place, id, DIGEST)).rejects.toMatchObject({
      failure: { kind: "rejected" },
    });
  });

  it.each([
    ["a cut connection", { kind: "cut", when: "after" }, "unknown"],
    ["a 500", { kind: "status", status: 500, when: "before" }, "unknown"],
    ["a page that is not Discord's", { kind: "page", when: "before" }, "unknown"],
    ["a limit", { kind: "limited", scope: "shared", retryAfterMs: 9_000 }, "limited"],
  ] as const)("whose edit meets %s is finished by another", async (_, fault, kind) => {
    const { twoSteps, place, messages, discord } = await open();
    const id = await twoSteps.begin(place, DIGEST, "delivery-1");
    discord.faults.next(EDIT, fault);
    await expect(twoSteps.finish(place, id, DIGEST)).rejects.toMatchObject({ failure: { kind } });
    const { adapter } = connectTo(discord);
    onTestFinished(() => adapter.stop());
    await adapter.twoSteps?.finish(place as Place, id, DIGEST);
    expect(messages()).toMatchObject([{ id, content: "" }]);
  });
});
