import type { Block, Message } from "../../../src/chat/message.ts";

interface Made<Value> {
  readonly message: Message;
  readonly value: Value;
}

/**
 * What `make` makes of a message, once for all who get the same blocks, as long as somebody holds them.
 * The block that names a place, which no mail shows, may be another in each.
 */
export function oncePerBlocks<Value>(
  make: (message: Message) => Value,
): (message: Message) => Value {
  const kept = new WeakMap<Block, Made<Value>>();
  return (message) => {
    const first = message.blocks.find(isShown);
    if (!first) return make(message);
    const before = kept.get(first);
    if (before && isSame(before.message, message)) return before.value;
    const value = make(message);
    kept.set(first, { message, value });
    return value;
  };
}

function isSame(one: Message, other: Message): boolean {
  if (one.summary !== other.summary || one.blocks.length !== other.blocks.length) return false;
  return one.blocks.every((block, at) => {
    const beside = other.blocks[at];
    return block === beside || (block.kind === "place" && beside?.kind === "place");
  });
}

function isShown({ kind }: Block): boolean {
  return kind !== "place";
}
