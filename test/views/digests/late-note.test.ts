import { expect, it } from "vitest";
import { plainText } from "../../../src/chat/message.ts";
import { withLateNote } from "../../../src/views/digests/late-note.ts";

const slot = { date: "2026-11-30", time: "09:00", zone: "Europe/Berlin", at: 0 };

it.each([
  [0, ""],
  [1, " It stands for 1 earlier one too."],
  [2, " It stands for 2 earlier ones too."],
])("a late digest says when it was due, and that it stands for %i others", (earlier, also) => {
  const coalesced = Array.from({ length: earlier }, () => slot);
  const { blocks } = withLateNote({ summary: "", blocks: [] }, { slot, coalesced });
  expect(blocks.map((block) => (block.kind === "note" ? plainText(block.text) : ""))).toEqual([
    `Late: this digest was due on Monday 30 November, 9:00 Europe/Berlin, when the bot could not post.${also}`,
  ]);
});
