import { describe, expect, it } from "vitest";
import { renderMessage, splitMessage } from "../../../../adapters/discord/render/render-message.ts";
import { button } from "../../../../src/chat/button.ts";
import type { Block, Item, Message } from "../../../../src/chat/message.ts";

const message = (...blocks: Block[]): Message => ({ summary: "In short", blocks });
const rendered = (...blocks: Block[]) => renderMessage(message(...blocks));

const paper = (index: number, more: Partial<Item> = {}): Item => ({
  kind: "item",
  index,
  title: [{ kind: "link", text: `Paper ${index}`, url: `https://example.org/${index}` }],
  ...more,
});
const show = (index: number) => ({
  actions: [button("Show", "show.card", { paper: `2401.0000${index}` })],
});

describe("a message on Discord", () => {
  it("is a box of components, without previews of links and without mentions", () => {
    expect(
      rendered(
        { kind: "heading", text: "Papers" },
        paper(1, {
          meta: ["112 votes · since ", { kind: "time", at: 1_795_424_400_000, style: "date" }],
          body: "Ada Lovelace\nOne *plain* sentence.",
          thumbnail: { url: "https://example.org/1.png", alt: "Preview of “Paper 1”" },
        }),
        { kind: "note", text: "Sources: fresh" },
      ),
    ).toEqual([
      {
        files: [],
        body: {
          attachments: [],
          flags: (1 << 15) | (1 << 2),
          allowed_mentions: { parse: [] },
          components: [
            {
              type: 17,
              accent_color: expect.any(Number),
              components: [
                { type: 10, content: "## Papers" },
                {
                  type: 9,
                  components: [
                    {
                      type: 10,
                      content:
                        "**1. [Paper 1](https://example.org/1)**\n" +
                        "-# 112 votes · since <t:1795424400:D>\n" +
                        "Ada Lovelace\nOne \\*plain\\* sentence.",
                    },
                  ],
                  accessory: {
                    type: 11,
                    media: { url: "https://example.org/1.png" },
                    description: "Preview of “Paper 1”",
                  },
                },
                { type: 10, content: "-# Sources: fresh" },
              ],
            },
          ],
        },
      },
    ]);
  });

  it("is plain text when it is a sentence", () => {
    const [only] = rendered({ kind: "text", text: "Saved." });
    expect(only?.body.components).toEqual([{ type: 10, content: "Saved." }]);
  });

  it("says the summary where there is nothing else to show", () => {
    for (const blocks of [[], [{ kind: "divider" }], [{ kind: "text", text: " " }]] as Block[][]) {
      expect(rendered(...blocks)[0]?.body.components).toEqual([{ type: 10, content: "In short" }]);
    }
  });

  it("gives the buttons of one item as buttons", () => {
    const json = JSON.stringify(rendered(paper(1, show(1))));
    expect(json).toContain('"custom_id":"show.card:paper=2401.00001"');
    expect(json).not.toContain('"type":3');
  });

  it("gives the buttons of a list as a menu for each of their words", () => {
    const remove = (index: number) => button("Remove", "topics.remove", { id: index }, "danger");
    const items = [1, 2].map((index) =>
      paper(index, { actions: [...show(index).actions, remove(index)] }),
    );
    const rows = JSON.parse(
      JSON.stringify(rendered(...items)),
    )[0].body.components[0].components.slice(2);
    expect(rows.map((row: { components: unknown[] }) => row.components)).toEqual([
      [
        {
          type: 3,
          custom_id: "menu:0",
          placeholder: "Show one of these…",
          options: [
            { label: "1. Paper 1", value: "show.card:paper=2401.00001" },
            { label: "2. Paper 2", value: "show.card:paper=2401.00002" },
          ],
        },
      ],
      [
        {
          type: 3,
          custom_id: "menu:1",
          placeholder: "Remove one of these…",
          options: [
            { label: "1. Paper 1", value: "topics.remove:id=1" },
            { label: "2. Paper 2", value: "topics.remove:id=2" },
          ],
        },
      ],
    ]);
  });

  it("leaves out a second button that does the same", () => {
    const next = button("Next", "search.page", { page: 2 });
    const json = JSON.stringify(rendered({ kind: "actions", actions: [next, next] }));
    expect(json.match(/"label":"Next"/gu)).toHaveLength(1);
  });

  it("says an address that cannot be linked as words", () => {
    const json = JSON.stringify(
      rendered(
        { kind: "text", text: [{ kind: "link", text: "code", url: "javascript:alert(1)" }] },
        { kind: "actions", actions: [{ kind: "link", label: "PDF", url: "file:///x" }] },
        { kind: "image", url: "data:x", alt: "A chart" },
      ),
    );
    expect(json).toContain('"content":"code"');
    expect(json).toContain('"content":"PDF"');
    expect(json).toContain('"content":"Picture: A chart"');
    expect(json).not.toMatch(/javascript|file:|data:/u);
  });
});

describe("a long message on Discord", () => {
  const long = (index: number) => paper(index, { body: "word ".repeat(100) });
  const section: Block = { kind: "heading", text: "New on robots" };

  it("goes on in another, in order, each item whole", () => {
    const items = Array.from({ length: 20 }, (_, at) => long(at + 1));
    const parts = splitMessage(message(...items));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap(({ blocks }) => blocks)).toEqual(items);
  });

  it("takes a heading along with what it stands over", () => {
    const parts = splitMessage(message(...[1, 2, 3, 4, 5, 6, 7].map(long), section, long(8)));
    expect(parts[1]?.blocks[0]).toBe(section);
  });

  it("does not begin or end a part with a line alone", () => {
    const items = [1, 2, 3, 4, 5, 6, 7].map(long);
    const parts = splitMessage(message(...items, { kind: "divider" }, long(8)));
    expect(parts.map(({ blocks }) => blocks[0]?.kind)).toEqual(["item", "item"]);
  });

  it("continues a long text after a word, and keeps the lines of code", () => {
    const json = JSON.stringify(
      Array.from({ length: 300 }, (_, at) => ({ at })),
      undefined,
      2,
    );
    const texts = (text: Block) => splitMessage(message(text)).flatMap(({ blocks }) => blocks);
    const code = texts({ kind: "text", text: [{ kind: "code", text: json }] });
    expect(code.length).toBeGreaterThan(1);
    const lines = code.flatMap((block) =>
      block.kind === "text" && typeof block.text !== "string"
        ? block.text.map((span) => (typeof span === "string" ? span : "text" in span && span.text))
        : [],
    );
    expect(lines.filter((line) => line !== "").join("\n")).toBe(json);
  });
});
