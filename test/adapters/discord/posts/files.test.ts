import { describe, expect, it, onTestFinished } from "vitest";
import { renderMessage, splitMessage } from "../../../../adapters/discord/render/render-message.ts";
import type { Block, Message } from "../../../../src/chat/message.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, type Script, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { openDiscord } from "../open-discord.ts";

const file = (name: string, text: string): Block => ({ kind: "file", name, text });
const message = (...blocks: Block[]): Message => ({ summary: "In short", blocks });
const namesOf = (...blocks: Block[]) =>
  renderMessage(message(...blocks)).flatMap(({ files }) => files.map(({ name }) => name));

describe("a file of a message on Discord", () => {
  it("stands among its components and beside its body", () => {
    const [only] = renderMessage(message(file("data.json", "{\n  1: 2\n}")));
    expect(only?.files).toMatchObject([{ name: "data.json", data: "{\n  1: 2\n}" }]);
    expect(only?.body.attachments).toEqual([{ id: "0", filename: "data.json" }]);
    expect(JSON.stringify(only?.body.components)).toContain(
      '{"type":13,"file":{"url":"attachment://data.json"}}',
    );
  });

  it.each([
    ["my data.json", "my_data.json"],
    ["../../etc/passwd", "etc_passwd"],
    ["Übersicht (neu).csv", "Ubersicht_neu.csv"],
    ["файл.json", "file.json"],
    ["a\u202egnp.json", "a_gnp.json"],
    [".hidden", "hidden"],
    ["", "file"],
    [`${"x".repeat(300)}.json`, `${"x".repeat(75)}.json`],
  ])("called %j has the name %s, which Discord leaves as it is", (name, safe) => {
    expect(namesOf(file(name, "x"))).toEqual([safe]);
  });

  it("has a name of its own", () => {
    const names = ["data.json", "DATA.json", "data-2.json", "data.json"];
    expect(namesOf(...names.map((name) => file(name, "x")))).toEqual([
      ...["data.json", "DATA-2.json", "data-2-2.json", "data-3.json"],
    ]);
  });

  it("is clean, and nothing when there is nothing in it", () => {
    const [only] = renderMessage(
      message(file("a.txt", "a\u0000\u202eb"), file("b.txt", " \u200b\n")),
    );
    expect(only?.files.map(({ data }) => data)).toEqual(["ab"]);
    const [empty] = renderMessage(message(file("b.txt", "")));
    expect(empty?.body.components).toEqual([{ type: 10, content: "In short" }]);
  });

  it("goes into another message beyond what one takes, and is named when none takes it", () => {
    const many = Array.from({ length: 12 }, (_, n) => file(`${n}.txt`, "x"));
    const parts = splitMessage(message(...many));
    expect(parts.map(({ blocks }) => blocks.length)).toEqual([10, 2]);
    const half = "x".repeat(6 * 1_024 * 1_024);
    expect(renderMessage(message(file("a.txt", half), file("b.txt", half)))).toHaveLength(2);
    const [tooLarge] = renderMessage(message(file("a.txt", half + half)));
    expect(tooLarge?.files).toEqual([]);
    expect(JSON.stringify(tooLarge?.body)).toContain("a.txt is too large");
  });
});

describe("a file sent to Discord", () => {
  async function open(script: Script = {}, mode: "reply" | "update" = "reply") {
    const bot = await openDiscord();
    onTestFinished(async () => {
      await bot.close();
      expect(bot.discord.violations).toEqual([]);
    });
    const preview = () => ({ visibility: "private", mode }) as const;
    await bot.adapter.start({ ...scriptedInbox(script), preview });
    const { discord, channel } = bot;
    const asked = { name: "papers", subcommand: "search", options: { query: "x" }, channel };
    return { ...bot, ask: () => discord.interact.command(asked) };
  }

  const textsOf = (messages: readonly { attachments: readonly { text: string }[] }[]) =>
    messages.map(({ attachments }) => attachments.map(({ text }) => text));

  it("comes with the answer, to the person who asked alone", async () => {
    const text = JSON.stringify({ topic: "Übung “é” 🎉", lines: "a\r\n--b--\r\n" }, undefined, 2);
    const { ask, discord, channel } = await open({
      answer: () => message({ kind: "heading", text: "Your data" }, file("data.json", text)),
    });
    const seen = await ask();
    expect(textsOf(seen.messages)).toEqual([[text]]);
    expect(seen.sights[0]).toMatchObject({ kind: "thinking", ephemeral: true });
    expect(discord.messages(channel)).toEqual([]);
  });

  it("comes with what follows the answer, too", async () => {
    const many = Array.from({ length: 12 }, (_, n) => file("data.txt", `text ${n}`));
    const { ask } = await open({ answer: () => message(...many) });
    const seen = await ask();
    await eventually(() => expect(seen.messages).toHaveLength(2));
    expect(textsOf(seen.messages).flat()).toEqual(many.map((_, n) => `text ${n}`));
  });

  it("is gone once its message is replaced by one without, or by another file", async () => {
    const next: Block = {
      kind: "actions",
      actions: [{ kind: "button", label: "Next", action: "search.page", value: "" }],
    };
    const answers = [
      message(file("a.txt", "one"), next),
      message(file("a.txt", "two"), next),
      plainMessage("Nothing"),
    ];
    const { ask, discord, channel } = await open(
      { answer: () => answers.shift() ?? plainMessage("?") },
      "update",
    );
    const [first] = (await ask()).messages;
    const press = async () => {
      const at = { channel, message: first?.id ?? "", button: "Next" };
      return textsOf((await discord.interact.press(at)).messages);
    };
    expect(textsOf(first ? [first] : [])).toEqual([["one"]]);
    expect(await press()).toEqual([["two"]]);
    expect(await press()).toEqual([[]]);
  });

  it("comes with a post, once for one delivery id, and is found again", async () => {
    const { adapter, place, discord, channel } = await open();
    const post = () => adapter.post(place, message(file("data.txt", "text")), "delivery-1");
    const id = await post();
    expect(await post()).toBe(id);
    expect(textsOf(discord.messages(channel))).toEqual([["text"]]);
    expect(await adapter.find?.(place, "delivery-1")).toBe(id);
  });
});
