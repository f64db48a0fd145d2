import { expect, it } from "vitest";
import { footOf } from "../../../../adapters/email/render/foot.ts";
import { mailText } from "../../../../adapters/email/render/mail-text.ts";
import { cleanLine, cleanText } from "../../../../src/chat/clean-text.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { describeRenderer } from "../../../contracts/renderer.ts";
import { readerAt } from "../open-email.ts";

const COLUMNS = 72;

describeRenderer("mails as text", () => ({
  render: (message) => [mailText(message, []), ...unpressed(message)],
  violations: (message) => {
    const copied = new Set(fileLines(message));
    const lines = mailText(message, []).split("\n");
    return lines.filter(
      (line) =>
        line === "-- " ||
        (line.length > COLUMNS && /\S\s+\S/u.test(body(line)) && !copied.has(line)),
    );
  },
}));

/** A line without the number or the indentation of an item. */
function body(line: string): string {
  return line.replace(/^ *(?:\d+\.|\*)? +/u, "");
}

/** What nobody can press in a mail is left out of it. */
function unpressed(message: Message): string[] {
  const labels: string[] = [];
  JSON.stringify(message, (_, value: unknown) => {
    if (typeof value === "object" && value !== null && "kind" in value && "label" in value)
      if (value.kind === "button" || value.kind === "form")
        labels.push(cleanLine(String(value.label)));
    return value;
  });
  return labels;
}

function fileLines({ blocks }: Message): string[] {
  return blocks
    .flatMap((block) => (block.kind === "file" ? cleanText(block.text).split("\n") : []))
    .map((line) => line.trimEnd());
}

it("a digest reads well as text alone, every address whole and on a line's end", () => {
  const digest: Message = {
    summary: "Papers · Monday 30 November: 2 papers.",
    blocks: [
      { kind: "heading", text: "Papers · Monday 30 November" },
      { kind: "place", place: "email:ann" },
      { kind: "heading", text: "New on diffusion policy" },
      {
        kind: "item",
        index: 1,
        title: [
          {
            kind: "link",
            text: "A title that is so long that it does not fit one line of seventy-two columns",
            url: "https://arxiv.org/abs/2401.00001",
          },
        ],
        meta: ["▲ up 34 in 24 h · ", { kind: "link", text: "code", url: "https://github.com/a/b" }],
        byline: "Ann Author and 2 more · cs.RO",
        body: "One sentence of what it says.\nalso on: robots",
        thumbnail: { url: "https://example.org/p.png", alt: "Picture" },
      },
      { kind: "item", index: 12, title: "No link" },
      { kind: "note", text: "Fastest-growing for their age first" },
      {
        kind: "note",
        text: [
          "Hugging Face fresh, ",
          { kind: "time", at: Date.UTC(2026, 10, 30, 8), style: "time" },
        ],
      },
      {
        kind: "actions",
        actions: [{ kind: "button", label: "Why these", action: "why.digest", value: "" }],
      },
    ],
  };
  expect(mailText(digest, footOf(readerAt("ann@example.org")))).toBe(`Papers · Monday 30 November
===========================

New on diffusion policy
-----------------------

 1. A title that is so long that it does not fit one line of seventy-two
    columns
    https://arxiv.org/abs/2401.00001
    ▲ up 34 in 24 h · code
    code: https://github.com/a/b
    Ann Author and 2 more · cs.RO
    One sentence of what it says.
    also on: robots

12. No link

Fastest-growing for their age first
Hugging Face fresh, 08:00 UTC

-- 
You get this because you asked for it and confirmed your address.
Change what comes, and when:
https://papers.example.org/email/manage?t=abc
Stop all mails: https://papers.example.org/email/stop?t=abc
`);
});
