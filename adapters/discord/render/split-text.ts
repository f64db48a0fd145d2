import { cleanText } from "../../../src/chat/clean-text.ts";
import type { Span, Text } from "../../../src/chat/message.ts";
import { cut, fitting } from "./cut.ts";
import { escapedLength } from "./escape.ts";
import { SHARES } from "./limits.ts";
import { MARKS, spanLength, spansOf } from "./text.ts";

/** A text as pieces that fit a message each, broken after a line or a word where there is one. */
export function splitText(text: Text, limit: number = SHARES.text): Text[] {
  const pieces: Span[][] = [[]];
  let room = limit;
  const put = (span: Span) => pieces.at(-1)?.push(span);
  const waiting = shortened(spansOf(text)).reverse();
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    const needed = spanLength(span);
    if (needed <= room) {
      put(span);
      room -= needed;
      continue;
    }
    const [head, tail] = breakSpan(span, room) ?? (room < limit ? ["", span] : [span, ""]);
    put(head);
    waiting.push(tail);
    pieces.push([]);
    room = limit;
  }
  return pieces;
}

/** Of a text without end, as much of every span. */
function shortened(spans: readonly Span[]): Span[] {
  const length = spans.reduce((sum, span) => sum + spanLength(span), 0);
  if (length <= SHARES.longText) return [...spans];
  const share = Math.floor(SHARES.longText / spans.length);
  return spans.map((span) => {
    if (typeof span === "string") return cut(cleanText(span), share, escapedLength);
    if (span.kind === "time") return span;
    return { ...span, text: cut(cleanText(span.text), share - MARKS, escapedLength) };
  });
}

/** The span as what fits and what is left; undefined when nothing of it can be parted. */
function breakSpan(span: Span, room: number): [Span, Span] | undefined {
  if (typeof span === "string") return breakWords(span, room);
  if (span.kind === "link" || span.kind === "time") return undefined;
  const words = breakWords(span.text, room - MARKS);
  if (!words) return undefined;
  const [head, tail] = words;
  return [
    { ...span, text: head },
    { ...span, text: tail },
  ];
}

function breakWords(text: string, room: number): [string, string] | undefined {
  const clean = cleanText(text);
  const most = fitting(clean, room, escapedLength);
  if (most === 0) return undefined;
  const half = most / 2;
  const breaks = ["\n", " "].map((sign) => clean.lastIndexOf(sign, most));
  const at = breaks.find((each) => each > half) ?? most;
  return [clean.slice(0, at), clean.slice(at).replace(/^\s/u, "")];
}
