import { describe, expect, it } from "vitest";
import {
  actionsOf,
  type RenderOptions,
  renderMessage,
} from "../../../adapters/console/render/render-message.ts";
import type { Block, Message } from "../../../src/chat/message.ts";

const NOW = Date.UTC(2026, 10, 23, 9, 0);
const options: RenderOptions = {
  width: 60,
  color: false,
  hyperlinks: false,
  timeZone: "Europe/Berlin",
  now: NOW,
};

const digest: Message = {
  summary: "Papers for #robot-learning",
  blocks: [
    { kind: "heading", text: "Trending today" },
    {
      kind: "item",
      index: 1,
      title: [{ kind: "link", text: "Grasping at Straws", url: "https://example.org/papers/1" }],
      meta: "▲ 34 in 24 h · 112 votes",
      body: [
        "Ada Lovelace · A robot that picks up what others leave behind, from very few examples. ",
        { kind: "link", text: "Project", url: "https://example.org/p" },
      ],
      actions: [
        { kind: "button", label: "Similar", action: "similar.run", value: "1" },
        { kind: "button", label: "Why", action: "why.run", value: "1" },
      ],
    },
    { kind: "note", text: "Not shown: 8 below the threshold" },
    { kind: "note", text: ["Fresh, ", { kind: "time", at: NOW, style: "time" }] },
    { kind: "divider" },
    { kind: "image", url: "https://example.org/growth.png", alt: "Votes by day" },
    {
      kind: "actions",
      actions: [
        { kind: "button", label: "More", action: "trending.page", value: "2" },
        { kind: "link", label: "Guide", url: "https://example.org/guide" },
      ],
    },
  ],
};

const render = (block: Block, changes: Partial<RenderOptions> = {}) =>
  renderMessage({ summary: "s", blocks: [block] }, { ...options, ...changes });

describe("a message on a console", () => {
  it("reads as a page", () => {
    expect(`\n${renderMessage(digest, options)}\n`).toBe(`
Trending today
──────────────

 1. Grasping at Straws
    https://example.org/papers/1
    ▲ 34 in 24 h · 112 votes
    Ada Lovelace · A robot that picks up what others leave
    behind, from very few examples. Project
    (https://example.org/p)  [1] Similar  [2] Why

Not shown: 8 below the threshold
Fresh, 10:00 CET

${"─".repeat(60)}

[Picture: Votes by day] https://example.org/growth.png

[3] More
[4] Guide https://example.org/guide
`);
  });

  it("numbers its actions as actionsOf lists them", () => {
    expect(actionsOf(digest).map((action) => action.label)).toEqual([
      "Similar",
      "Why",
      "More",
      "Guide",
    ]);
  });

  it("can number its actions from another number", () => {
    expect(renderMessage(digest, { ...options, firstAction: 10 })).toContain("[12] More");
  });

  it("makes titles links and headings bold where the terminal can", () => {
    const text = renderMessage(digest, { ...options, color: true, hyperlinks: true });
    expect(text).toContain("\u001b[1mTrending today\u001b[0m");
    expect(text).toContain("\u001b]8;;https://example.org/papers/1\u001b\\");
    expect(text).not.toContain("(https://example.org/p)");
  });

  it("colours nothing but looks: without its escapes it has the same words", () => {
    const colored = renderMessage(digest, { ...options, color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the console's own escapes
    const plain = colored.replace(/\u001b\[[\d;]+m/gu, "");
    expect(plain).toBe(renderMessage(digest, options).replace("\n──────────────\n", "\n"));
  });

  it("makes a link of no address but http and https, and shows the others", () => {
    const link = { kind: "link", text: "click", url: "javascript:alert(1)" } as const;
    const text = render({ kind: "text", text: [link] }, { hyperlinks: true });
    expect(text).toBe("click (javascript:alert(1))");
  });

  it("shows an address once when it is its own text", () => {
    const link = { kind: "link", text: "https://example.org", url: "https://example.org" } as const;
    expect(render({ kind: "text", text: [link] })).toBe("https://example.org");
  });

  it.each([
    [NOW, "date", "Mon, 23 Nov 2026"],
    [NOW, "datetime", "Mon, 23 Nov 2026, 10:00 CET"],
    [NOW, "relative", "now"],
    [NOW + 3 * 3_600_000, "relative", "in 3 hours"],
    [NOW - 24 * 3_600_000, "relative", "yesterday"],
    [Number.NaN, "datetime", "an unknown time"],
    [9e15, "relative", "an unknown time"],
  ] as const)("shows the moment %d as a %s: %s", (at, style, shown) => {
    expect(render({ kind: "text", text: [{ kind: "time", at, style }] })).toBe(shown);
  });

  it.each([
    ["America/Vancouver", -7, "Tue, 1 Dec 2026, 09:00 GMT-7"],
    ["Asia/Kolkata", 5.5, "Tue, 1 Dec 2026, 21:30 GMT+5:30"],
    ["Europe/Berlin", 1, "Tue, 1 Dec 2026, 17:00 CET"],
  ])("shows a moment in %s by the zone data it is given", (timeZone, hours, shown) => {
    const time = { kind: "time", at: Date.UTC(2026, 11, 1, 16), style: "datetime" } as const;
    const offsetAt = () => hours * 3_600_000;
    expect(render({ kind: "text", text: [time] }, { timeZone, offsetAt })).toBe(shown);
  });

  it("holds its width between 40 and 100 columns", () => {
    const widthFor = (width: number) => render({ kind: "divider" }, { width }).length;
    expect([0, 39, 72, 5_000, Number.NaN].map(widthFor)).toEqual([40, 40, 72, 100, 40]);
  });

  it("shows a file as it is, so that it can be copied", () => {
    const text = JSON.stringify({ papers: ["a ".repeat(60)], deep: { indented: true } }, null, 2);
    const file: Block = { kind: "file", name: "data.json", text };
    const shown = renderMessage({ summary: "A file", blocks: [file] }, options);
    expect(shown.slice(0, shown.indexOf("\n"))).toBe("data.json");
    expect(JSON.parse(shown.slice(shown.indexOf("\n")))).toEqual(JSON.parse(text));
  });

  it("leaves no gap for a block without text", () => {
    const blocks: Block[] = [
      { kind: "text", text: "a" },
      { kind: "text", text: " \n " },
      { kind: "actions", actions: [] },
      { kind: "text", text: "b" },
    ];
    expect(renderMessage({ summary: "s", blocks }, options)).toBe("a\n\nb");
  });
});
