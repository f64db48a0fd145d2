import type { Block, Message, Span } from "../../chat/message.ts";
import type { Slot } from "../../schedule/schedule.ts";
import { slotWords } from "../words/calendar.ts";

/** The message with a line on top that says when it was due, and how many earlier digests it stands for. */
export function withLateNote(
  message: Message,
  due: { readonly slot: Slot; readonly coalesced: readonly Slot[] },
): Message {
  const earlier = due.coalesced.length;
  const also =
    earlier === 0 ? "" : ` It stands for ${earlier} earlier ${earlier === 1 ? "one" : "ones"} too.`;
  const note: Block = {
    kind: "note",
    text: [
      "Late: this digest was due on ",
      dueWords(due.slot),
      `, when the bot could not post.${also}`,
    ],
  };
  return { ...message, blocks: [note, ...message.blocks] };
}

/** In the zone of its schedule, which all that read it share. */
function dueWords({ date, time, zone, at }: Slot): Span {
  return zone === undefined
    ? { kind: "time", at, style: "datetime" }
    : slotWords({ date, time }, zone);
}
