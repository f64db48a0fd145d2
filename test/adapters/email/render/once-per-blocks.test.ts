import { expect, it } from "vitest";
import { oncePerBlocks } from "../../../../adapters/email/render/once-per-blocks.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { placed } from "../../../../src/chat/placed.ts";

const message: Message = {
  summary: "Two papers",
  blocks: [
    { kind: "place" },
    { kind: "heading", text: "Two papers" },
    { kind: "item", title: "First" },
  ],
};

function counting() {
  let made = 0;
  const make = oncePerBlocks(({ summary }) => `${summary} ${++made}`);
  return make;
}

it("is made once of what goes to many places", () => {
  const make = counting();
  const first = make(placed(message, "email:a"));
  expect(make(placed(message, "email:b"))).toBe(first);
  expect(make(message)).toBe(first);
});

it("is made anew of a message with one block more, fewer, or another, and with another summary", () => {
  const make = counting();
  const first = make(message);
  const { summary, blocks } = message;
  const others: readonly Message[] = [
    { summary, blocks: [...blocks, { kind: "divider" }] },
    { summary, blocks: blocks.slice(0, 2) },
    { summary, blocks: blocks.map((block) => (block.kind === "item" ? { ...block } : block)) },
    { summary: "Three papers", blocks },
  ];
  for (const other of others) expect(make(other)).not.toBe(first);
});

it("is made each time of a message without blocks", () => {
  const make = counting();
  expect(make({ summary: "Nothing", blocks: [] })).toBe("Nothing 1");
  expect(make({ summary: "Else", blocks: [{ kind: "place" }] })).toBe("Else 2");
});
