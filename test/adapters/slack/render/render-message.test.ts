import { describe, expect, it } from "vitest";
import {
  renderMessage,
  withoutPictures,
} from "../../../../adapters/slack/render/render-message.ts";
import { button } from "../../../../src/chat/button.ts";
import type { Block, Item, Message } from "../../../../src/chat/message.ts";
import { valuesOf } from "./render-limits.ts";

const message = (...blocks: Block[]): Message => ({ summary: "In short", blocks });
const rendered = (...blocks: Block[]) => renderMessage(message(...blocks));
const blocksOf = (...blocks: Block[]) => rendered(...blocks).flatMap((part) => part.blocks);

const paper = (index: number, more: Partial<Item> = {}): Item => ({
  kind: "item",
  index,
  title: [{ kind: "link", text: `Paper ${index}`, url: `https://example.org/${index}` }],
  ...more,
});
const show = (index: number) => button("Show", "show.card", { paper: `2401.0000${index}` });
const thumbnail = { url: "https://example.org/1.png", alt: "Preview of “Paper 1”" };

describe("a message on Slack", () => {
  it("is blocks, and a text for notifications", () => {
    expect(
      rendered(
        { kind: "heading", text: "Papers" },
        paper(1, {
          meta: ["112 votes · since ", { kind: "time", at: 1_795_424_400_000, style: "date" }],
          body: "Ada Lovelace\nOne *plain* sentence.",
          thumbnail,
        }),
        { kind: "note", text: "Sources: *fresh*" },
      ),
    ).toEqual([
      {
        text: "In short",
        blocks: [
          { type: "header", text: { type: "plain_text", text: "Papers", emoji: false } },
          {
            type: "section",
            text: {
              type: "mrkdwn",
              verbatim: true,
              text:
                "*1. <https://example.org/1|Paper 1>*\n" +
                "112 votes · since <!date^1795424400^{date_short}|2026-11-23>\n" +
                "Ada Lovelace\nOne ∗plain∗ sentence.",
            },
            accessory: {
              type: "image",
              image_url: "https://example.org/1.png",
              alt_text: "Preview of “Paper 1”",
            },
          },
          {
            type: "context",
            elements: [{ type: "plain_text", text: "Sources: *fresh*", emoji: false }],
          },
        ],
      },
    ]);
  });

  it("shows a text exactly, with its links, times and code", () => {
    const text = [
      "A *star* & <b>",
      { kind: "bold", text: "bold" },
      { kind: "link", text: "code", url: "https://example.org/?a&b" },
      { kind: "time", at: 1_795_424_400_000, style: "time" },
      { kind: "code", text: "a\nb" },
    ] as const;
    expect(blocksOf({ kind: "text", text })).toEqual([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "A *star* & <b>" },
              { type: "text", text: "bold", style: { bold: true } },
              { type: "link", url: "https://example.org/?a&b", text: "code" },
              { type: "date", timestamp: 1_795_424_400, format: "{time}", fallback: "09:00 UTC" },
            ],
          },
          { type: "rich_text_preformatted", elements: [{ type: "text", text: "a\nb" }] },
        ],
      },
    ]);
  });

  it("says the summary where there is nothing else to show", () => {
    const nothing: Block[][] = [
      [],
      [{ kind: "divider" }],
      [{ kind: "text", text: " " }],
      [{ kind: "text", text: [{ kind: "code", text: " \n " }] }],
      [{ kind: "file", name: "", text: "" }],
    ];
    for (const blocks of nothing) {
      expect(valuesOf(rendered(...blocks), "text")).toEqual(["In short", "In short"]);
    }
  });

  it("always has a text, in which nothing is mentioned", () => {
    const [silent] = renderMessage({ summary: " ", blocks: [] });
    expect(silent?.text).toBe("There is nothing to show.");
    const [loud] = renderMessage({ summary: "<!channel> & *all*", blocks: [] });
    expect(loud?.text).toBe("&lt;!channel&gt; &amp; ∗all∗");
  });

  it("has one large heading; the others begin a part", () => {
    const heading = (text: string): Block => ({ kind: "heading", text });
    const types = blocksOf(heading("Digest"), heading("Trending"), paper(1), heading("New"));
    expect(types.map(({ type }) => type)).toEqual([
      ...["header", "divider", "rich_text", "section", "divider", "rich_text"],
    ]);
    const [long] = blocksOf(heading("word ".repeat(31)));
    expect(long?.type).toBe("rich_text");
  });

  it("sets one button beside an item, and several or those of a pictured one below it", () => {
    const [beside, ...none] = blocksOf(paper(1, { actions: [show(1)] }));
    expect(none).toEqual([]);
    expect(beside).toMatchObject({
      type: "section",
      accessory: {
        type: "button",
        action_id: "button:0:show.card",
        value: "paper=2401.00001",
        accessibility_label: "Show: Paper 1",
      },
    });
    const types = (item: Item) => blocksOf(item).map(({ type }) => type);
    expect(types(paper(1, { actions: [show(1), show(2)] }))).toEqual(["section", "actions"]);
    expect(types(paper(1, { actions: [show(1)], thumbnail }))).toEqual(["section", "actions"]);
  });

  it("names every button apart, and leaves out what could not come back whole", () => {
    const next = button("Next", "search.page", { page: 2 }, "primary");
    const long = button("Long", "search.page", { query: "x".repeat(3_000) });
    const blocks = blocksOf({ kind: "actions", actions: [next, long, next] });
    expect(valuesOf(blocks, "action_id")).toEqual([
      ...["button:0:search.page", "button:2:search.page"],
    ]);
    expect(valuesOf(blocks, "style")).toEqual(["primary", "primary"]);
  });

  it("says an address that cannot be linked as words", () => {
    const json = JSON.stringify(
      rendered(
        { kind: "text", text: [{ kind: "link", text: "code", url: "javascript:alert(1)" }] },
        { kind: "actions", actions: [{ kind: "link", label: "PDF", url: "file:///x" }] },
        { kind: "image", url: "data:x", alt: "A chart" },
      ),
    );
    for (const words of ['"code"', '"PDF"', '"Picture: A chart"']) expect(json).toContain(words);
    expect(json).not.toMatch(/javascript|file:|data:/u);
  });

  it("shows a picture beside words, and loses none of them without it", () => {
    const [pictured] = rendered({
      kind: "image",
      url: "https://example.org/1.png",
      alt: "A chart",
    });
    expect(pictured?.blocks).toEqual([
      {
        type: "section",
        text: { type: "mrkdwn", text: "<https://example.org/1.png|A chart>", verbatim: true },
        accessory: {
          type: "image",
          image_url: "https://example.org/1.png",
          alt_text: "A chart",
        },
      },
    ]);
    const bare = pictured && withoutPictures(pictured);
    expect(valuesOf(bare, "text")).toEqual(valuesOf(pictured, "text"));
    expect(valuesOf(bare, "image_url")).toEqual([]);
  });

  it("leaves other accessories where they are without its pictures", () => {
    const [only] = rendered(paper(1, { actions: [show(1)] }));
    expect(only && withoutPictures(only)).toEqual(only);
  });
});
