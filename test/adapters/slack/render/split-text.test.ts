import { describe, expect, it } from "vitest";
import { renderMessage, splitMessage } from "../../../../adapters/slack/render/render-message.ts";
import type { Block, Item, Message } from "../../../../src/chat/message.ts";
import { refusals, valuesOf } from "./render-limits.ts";

const message = (...blocks: Block[]): Message => ({ summary: "In short", blocks });
const rendered = (...blocks: Block[]) => renderMessage(message(...blocks));

const paper = (index: number, more: Partial<Item> = {}): Item => ({
  kind: "item",
  index,
  title: [{ kind: "link", text: `Paper ${index}`, url: `https://example.org/${index}` }],
  ...more,
});
const thumbnail = { url: "https://example.org/1.png", alt: "Preview of “Paper 1”" };

describe("a long message on Slack", () => {
  const long = (index: number) => paper(index, { body: "word ".repeat(200), thumbnail });
  const section: Block = { kind: "heading", text: "New on robots" };
  const papers = (count: number) => Array.from({ length: count }, (_, at) => long(at + 1));

  it("goes on in another, in order, each item whole", () => {
    const parts = splitMessage(message(...papers(20)));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap(({ blocks }) => blocks)).toEqual(papers(20));
  });

  it("goes on after fifty blocks, however short", () => {
    const items = Array.from({ length: 60 }, (_, at): Item => ({ ...paper(at + 1), title: "x" }));
    const parts = splitMessage(message(...items));
    expect(parts.map(({ blocks }) => blocks.length)).toEqual([50, 10]);
  });

  it("takes a heading along with what it stands over", () => {
    const full = splitMessage(message(...papers(20)))[0]?.blocks.length ?? 0;
    const parts = splitMessage(message(...papers(full), section, long(8)));
    expect(parts[1]?.blocks[0]).toBe(section);
  });

  it("does not begin or end a part with a line alone", () => {
    const full = splitMessage(message(...papers(20)))[0]?.blocks.length ?? 0;
    const lines = Array.from({ length: 50 }, (): Block => ({ kind: "divider" }));
    const parts = splitMessage(message(...papers(full), ...lines, long(8)));
    expect(parts[1]?.blocks[0]?.kind).toBe("item");
  });

  it("continues a file after a line, and says its name once", () => {
    const rows = Array.from({ length: 400 }, (_, at) => ({ at, name: "<&>" }));
    const json = JSON.stringify(rows, undefined, 2);
    const parts = rendered({ kind: "file", name: "data.json", text: json });
    const [name, ...texts] = parts.flatMap(({ blocks }) => valuesOf(blocks, "text"));
    expect(parts.flatMap(refusals)).toEqual([]);
    expect(name).toBe("data.json");
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join("\n")).toBe(json);
  });

  it("continues a long text in another block, whose links stay whole", () => {
    const link = { kind: "link", text: "code", url: "https://example.org/code" } as const;
    const text = Array.from({ length: 300 }, () => ["some words ", link, " "]).flat();
    const parts = rendered({ kind: "text", text });
    expect(parts.flatMap(refusals)).toEqual([]);
    expect(parts.flatMap((part) => valuesOf(part, "url"))).toHaveLength(300);
  });

  it("keeps the largest item in a message of its own", () => {
    const quotes = '"\\&<>'.repeat(2_000);
    const actions = Array.from({ length: 12 }, () => ({
      kind: "link" as const,
      label: quotes,
      url: `https://example.org/${"x".repeat(480)}`,
    }));
    const largest: Item = {
      kind: "item",
      title: quotes,
      meta: quotes,
      body: quotes,
      thumbnail: { url: `https://example.org/${"x".repeat(480)}`, alt: quotes },
      actions,
    };
    const parts = renderMessage({ summary: quotes, blocks: [largest] });
    expect(parts).toHaveLength(1);
    expect(parts.flatMap(refusals)).toEqual([]);
  });
});
