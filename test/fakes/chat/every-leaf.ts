import type { Message } from "../../../src/chat/message.ts";

const AT = Date.UTC(2026, 10, 23, 9, 0);

/** A message of every kind of block, span and action, with `leaf(n)` as each of its texts. */
export function everyLeaf(leaf: (n: number) => string, url: (n: number) => string): Message {
  let texts = 0;
  let urls = 0;
  const text = () => leaf(texts++);
  const address = () => url(urls++);
  return {
    summary: text(),
    blocks: [
      { kind: "heading", text: text() },
      { kind: "text", text: text() },
      {
        kind: "text",
        text: [
          text(),
          " ",
          { kind: "bold", text: text() },
          " ",
          { kind: "italic", text: text() },
          " ",
          { kind: "code", text: text() },
          " ",
          { kind: "link", text: text(), url: address() },
          " ",
          { kind: "time", at: AT, style: "datetime" },
        ],
      },
      {
        kind: "item",
        index: 1,
        title: [{ kind: "link", text: text(), url: address() }],
        meta: text(),
        byline: text(),
        body: [text(), " ", { kind: "link", text: text(), url: address() }],
        // May be left out, so it repeats what stands elsewhere.
        thumbnail: { url: url(0), alt: leaf(0) },
        actions: [
          { kind: "link", label: text(), url: address() },
          { kind: "button", label: text(), action: "similar.run", value: "arxiv:2401.00001" },
        ],
      },
      { kind: "item", title: text() },
      { kind: "image", url: address(), alt: text() },
      { kind: "divider" },
      { kind: "place" },
      { kind: "file", name: "data.json", text: text() },
      { kind: "note", text: text() },
      {
        kind: "actions",
        actions: [
          { kind: "button", label: text(), action: "search.page", value: "2", style: "primary" },
          {
            kind: "form",
            label: text(),
            action: "schedule.set",
            value: "",
            // Shown only once the form is opened.
            title: leaf(0),
            fields: [
              { name: "time", label: leaf(0), value: leaf(0), example: leaf(0), required: true },
            ],
            instead: leaf(0),
          },
          { kind: "link", label: text(), url: address() },
        ],
      },
    ],
  };
}

/** How many texts and addresses it has. */
export function countLeaves(): { readonly texts: number; readonly urls: number } {
  const texts = new Set<number>();
  const urls = new Set<number>();
  everyLeaf(
    (n) => `${texts.add(n)}`,
    (n) => `${urls.add(n)}`,
  );
  return { texts: texts.size, urls: urls.size };
}
