import { describe, expect, it, onTestFinished } from "vitest";
import type { Later, Message } from "../../../../src/chat/message.ts";
import type { Request } from "../../../../src/chat/request.ts";
import { eventually } from "../../../eventually.ts";
import { growing, plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { wordsOf } from "../open-bot.ts";
import { openDiscord } from "../open-discord.ts";

const EDIT = "PATCH /webhooks/:webhook/:token/messages/:message";

const next = {
  kind: "actions",
  actions: [{ kind: "button", label: "Next", action: "search.page", value: "page=2" }],
} as const;

function page(text: string): Message {
  return { summary: text, blocks: [{ kind: "text", text }, next] };
}

const many: Message = {
  summary: "many",
  blocks: Array.from({ length: 200 }, (_, n) => ({ kind: "item", title: `T${n}x` }) as const),
};

const LATER: Later = { whole: page("Merged"), besides: plainMessage("Besides") };

async function open(answer: (request: Request) => Message) {
  const preview = ({ input }: Request) =>
    ({ visibility: "private", mode: input.kind === "action" ? "update" : "reply" }) as const;
  const bot = await openDiscord();
  onTestFinished(bot.close);
  await bot.adapter.start({ ...scriptedInbox({ answer }), preview });
  const { channel, discord } = bot;
  const asking = { name: "papers", subcommand: "search", options: { query: "diffusion" } };
  const ask = () => discord.interact.command({ ...asking, channel });
  const press = (id: string) => discord.interact.press({ channel, message: id, button: "Next" });
  return { ...bot, ask, press };
}

describe("what comes after an answer on Discord", () => {
  it("takes its place by an edit, as private as it is, and its buttons stay", async () => {
    const { answer, come } = growing(page("First"));
    const { ask, press, discord, channel } = await open(({ input }) =>
      input.kind === "action" ? page("Page two") : answer,
    );
    const seen = await ask();
    expect(wordsOf(seen)).toContain("First");
    come(LATER);
    await eventually(() => expect(wordsOf(seen)).toContain("Merged"));
    expect([seen.messages.length, discord.messages(channel)]).toEqual([1, []]);
    const pressed = await press(seen.messages[0]?.id ?? "");
    expect(wordsOf(pressed)).toContain("Page two");
    expect(discord.violations).toEqual([]);
  });

  it("never replaces a page that the reader has moved to", async () => {
    const { answer, come } = growing(page("First"));
    const { ask, press, adapter, discord } = await open(({ input }) =>
      input.kind === "action" ? page("Page two") : answer,
    );
    const seen = await ask();
    const pressed = await press(seen.messages[0]?.id ?? "");
    come(LATER);
    await adapter.stop();
    expect(wordsOf(pressed)).toContain("Page two");
    expect(wordsOf(seen)).not.toContain("Merged");
    expect(discord.violations).toEqual([]);
  });

  it("goes below an answer of several messages", async () => {
    const { answer, come } = growing(many);
    const { ask, discord } = await open(() => answer);
    const seen = await ask();
    come(LATER);
    await eventually(() => expect(wordsOf(seen)).toContain("Besides"));
    expect(wordsOf(seen)).toContain("T0x");
    expect(discord.violations).toEqual([]);
  });

  it("is not waited for when the bot stops", async () => {
    const { answer } = growing(page("First"));
    const { ask, adapter, events } = await open(() => answer);
    await ask();
    await adapter.stop();
    expect(events.filter(({ kind }) => kind === "failed")).toEqual([]);
  });

  it("is nothing to anybody once the answer is closed", async () => {
    const { answer, come } = growing(page("First"));
    const { ask, adapter, discord, events } = await open(() => answer);
    const seen = await ask();
    discord.faults.next(EDIT, { kind: "code", code: 10008 });
    come(LATER);
    await adapter.stop();
    expect(wordsOf(seen)).toContain("First");
    expect(events.filter(({ kind }) => kind === "failed")).toEqual([]);
  });
});
