import { breakSpan, breakWords, type Measure } from "../../../src/chat/break-text.ts";
import { cleanText } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Span, Text } from "../../../src/chat/message.ts";
import { sentLength } from "./escape.ts";
import { SHARES } from "./limits.ts";
import { MARKS, spanLength, spansOf } from "./text.ts";

const MEASURE: Measure = { length: sentLength, marks: MARKS };

/** A text as pieces that fit a block each, broken after a line or a word where there is one. */
export function splitText(text: Text, limit: number): Text[] {
  const pieces: Span[][] = [[]];
  let room = limit;
  const waiting = shortened(spansOf(text)).reverse();
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    const needed = spanLength(span) + ELEMENT;
    if (needed <= room) {
      pieces.at(-1)?.push(span);
      room -= needed;
      continue;
    }
    const [head, tail] = breakSpan(span, room - ELEMENT, MEASURE) ?? ["", span];
    pieces.at(-1)?.push(head);
    waiting.push(tail);
    pieces.push([]);
    room = limit;
  }
  return pieces;
}

/** What a span takes beside its words. */
const ELEMENT = 60;

/** Plain text as pieces that fit a block each. */
export function splitWords(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = cut(cleanText(text), SHARES.longText, sentLength);
  while (sentLength(rest) > limit) {
    const [head, tail] = breakWords(rest, limit, MEASURE) ?? [rest, ""];
    pieces.push(head);
    rest = tail;
  }
  return [...pieces, rest];
}

/** Of a text without end, as much of every span; a link, which nothing parts, fits any block. */
function shortened(spans: readonly Span[]): Span[] {
  const length = spans.reduce((sum, span) => sum + spanLength(span), 0);
  const share =
    length <= SHARES.longText ? SHARES.longText : Math.floor(SHARES.longText / spans.length);
  return spans.map((span) => {
    if (typeof span === "string") return cut(cleanText(span), share, sentLength);
    if (span.kind === "time") return span;
    const most = span.kind === "link" ? Math.min(share, SHARES.link) : share;
    return { ...span, text: cut(cleanText(span.text), most, sentLength) };
  });
}
