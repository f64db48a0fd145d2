import { describe, expect, it } from "vitest";
import type { Block, Item } from "../../src/chat/message.ts";
import { html, printHtml } from "../../src/html/html.ts";
import { htmlDocument } from "../../src/html/html-document.ts";
import { messageHtml } from "../../src/html/message-html.ts";
import { everyLeaf } from "../fakes/chat/every-leaf.ts";
import { readHtml } from "./read-html.ts";
import { faultsOfHtml } from "./valid-html.ts";

const shown = (...blocks: readonly Block[]) =>
  readHtml(printHtml(messageHtml({ summary: "In short", blocks })));
const namesOf = (...blocks: readonly Block[]) => shown(...blocks).elements.map(({ name }) => name);
const titles = (...blocks: readonly Block[]) =>
  shown(...blocks)
    .elements.filter(({ name }) => /^h\d$/u.test(name))
    .map(({ name, text }) => `${name} ${text}`);
const heading = (text: string): Block => ({ kind: "heading", text });
const item = (title: string, index?: number): Item =>
  index === undefined ? { kind: "item", title } : { kind: "item", title, index };

describe("headings", () => {
  it("go down from one that names the whole, and skip none", () => {
    expect(
      titles(heading("Today"), item("A", 1), item("B", 2), heading("More"), item("C", 1)),
    ).toEqual(["h1 Today", "h2 A", "h2 B", "h2 More", "h3 C"]);
  });

  it("begin with an item where a message is about one thing", () => {
    expect(titles(item("Paper"), { kind: "note", text: "arXiv" }, heading("Notes"))).toEqual([
      "h1 Paper",
      "h2 Notes",
    ]);
    expect(titles({ kind: "note", text: "Read so." }, item("search"), item("query"))).toEqual([
      "h1 search",
      "h2 query",
    ]);
  });

  it("leave out what shows nothing", () => {
    expect(titles(heading(" \u200b"), heading("Today"))).toEqual(["h1 Today"]);
  });
});

describe("items", () => {
  it("that follow each other are one list, with the numbers they have", () => {
    const { elements } = shown(heading("Page 2"), item("A", 6), item("B", 7), item("C"));
    const lists = elements.filter(({ name }) => /^[ou]l$/u.test(name));
    expect(lists.map(({ name }) => name)).toEqual(["ol", "ul"]);
    const numbers = elements.filter(({ name }) => name === "li");
    expect(numbers.map(({ attributes }) => attributes.value)).toEqual(["6", "7", undefined]);
  });

  it("without a title are still listed", () => {
    expect(titles(heading("Today"), item("", 1))).toEqual(["h1 Today", "h2 (untitled)"]);
  });
});

describe("pictures", () => {
  it("are never fetched: what shows something is linked, decoration left out", () => {
    const picture = { url: "https://example.org/a.png", alt: "Votes by day" };
    const { elements, text } = shown(
      { kind: "image", ...picture },
      { kind: "item", title: "Paper", thumbnail: picture },
    );
    expect(elements.some(({ name }) => name === "img")).toBe(false);
    expect(text).toContain("Picture: Votes by day https://example.org/a.png");
    expect(text.split("a.png")).toHaveLength(2);
  });
});

describe("texts", () => {
  it("of another direction do not turn what is around them", () => {
    const { elements } = shown({
      kind: "text",
      text: ["Nearest to ", { kind: "link", text: "מודל", url: "https://example.org" }],
    });
    expect(elements.map(({ name, attributes }) => [name, attributes.dir])).toEqual([
      ["p", "auto"],
      ["a", "auto"],
    ]);
  });

  it("show an address that may not be linked", () => {
    const link = { kind: "link", text: "here", url: "javascript:alert(1)" } as const;
    const { text, elements } = shown({ kind: "text", text: [link] });
    expect(text.trim()).toBe("here (javascript:alert(1))");
    expect(elements.some(({ name }) => name === "a")).toBe(false);
  });

  it("break where they break, and files come out as they are", () => {
    const file = { kind: "file", name: "data.json", text: "\n{\n  1\n}" } as const;
    const { elements } = shown({ kind: "text", text: "one\ntwo" }, file);
    expect(elements.some(({ name }) => name === "br")).toBe(true);
    expect(elements.find(({ name }) => name === "pre")?.text).toBe("\n{\n  1\n}");
  });

  it.each([
    ["datetime", "30 November 2026 at 09:05 UTC"],
    ["relative", "30 November 2026 at 09:05 UTC"],
    ["date", "30 November 2026"],
    ["time", "09:05 UTC"],
  ] as const)("say a moment as %s in UTC, and so that a program can read it", (style, words) => {
    const at = Date.UTC(2026, 10, 30, 9, 5);
    const { elements } = shown({ kind: "text", text: [{ kind: "time", at, style }] });
    const time = elements.find(({ name }) => name === "time");
    expect(time?.text).toBe(words);
    expect(time?.attributes.datetime).toBe("2026-11-30T09:05:00.000Z");
  });
});

describe("what can be pressed", () => {
  const blocks: Block[] = [
    {
      kind: "item",
      title: "Paper",
      actions: [{ kind: "button", label: "Show", action: "show.card", value: "paper=1" }],
    },
  ];

  it("is left out where the target has nothing for it", () => {
    expect(namesOf(...blocks)).not.toContain("ul");
  });

  it("knows which item it belongs to", () => {
    const press = ({ label }: { label: string }, about: string) => html`<i>${label} ${about}</i>`;
    const markup = printHtml(messageHtml({ summary: "", blocks }, { press }));
    expect(markup).toContain("<i>Show Paper</i>");
  });
});

describe("markup", () => {
  it("escapes parts between tags and in attributes, numbers and lists too, and nothing twice", () => {
    const inner = html`<b title="${'"><script>'}">${["a & b", "<c>"]}${1}${undefined}</b>`;
    expect(printHtml(html`<p>${inner}</p>`)).toBe(
      '<p><b title="&quot;&gt;&lt;script&gt;">a &amp; b&lt;c&gt;1</b></p>',
    );
  });

  it("is valid, whichever blocks a message has", () => {
    const message = everyLeaf(
      (n) => `Text ${n}`,
      (n) => `https://example.org/${n}`,
    );
    const page = htmlDocument({
      title: "A message",
      head: html``,
      body: html`<main>${messageHtml(message)}</main>\n`,
    });
    expect(faultsOfHtml(page)).toEqual([]);
  });

  it("makes a whole document that needs no mending", () => {
    const page = htmlDocument({
      title: "</title><script>",
      head: html`<style>${""}</style>\n`,
      body: html`<main><h1>Today</h1></main>\n`,
    });
    const { elements, errors } = readHtml(page);
    expect(errors).toEqual([]);
    expect(elements.find(({ name }) => name === "title")?.text).toBe("</title><script>");
    expect(elements.some(({ name }) => name === "script")).toBe(false);
  });
});
