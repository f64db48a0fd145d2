import { breakSpan, type Measure } from "../../../src/chat/break-text.ts";
import { cleanText } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Span, Text } from "../../../src/chat/message.ts";
import { escapedLength } from "./escape.ts";
import { SHARES } from "./limits.ts";
import { MARKS, spanLength, spansOf } from "./text.ts";

const MEASURE: Measure = { length: escapedLength, marks: MARKS };

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
    const [head, tail] = breakSpan(span, room, MEASURE) ?? (room < limit ? ["", span] : [span, ""]);
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
