import { cleanText } from "./clean-text.ts";
import { fitting } from "./cut.ts";
import type { Span } from "./message.ts";

/** How much room a platform's renderer needs. */
export interface Measure {
  /** Of a text as it is sent. */
  length(text: string): number;
  /** What the signs around a marked text take. */
  readonly marks: number;
}

/** The span as what fits and what is left; undefined when nothing of it can be parted. */
export function breakSpan(span: Span, room: number, measure: Measure): [Span, Span] | undefined {
  if (typeof span === "string") return breakWords(span, room, measure);
  if (span.kind === "link" || span.kind === "time") return undefined;
  const words = breakWords(span.text, room - measure.marks, measure);
  if (!words) return undefined;
  const [head, tail] = words;
  return [
    { ...span, text: head },
    { ...span, text: tail },
  ];
}

/** The same of plain text, after a line or a word where there is one in the second half. */
export function breakWords(
  text: string,
  room: number,
  { length }: Measure,
): [string, string] | undefined {
  const clean = cleanText(text);
  const most = fitting(clean, room, length);
  if (most === 0) return undefined;
  const half = most / 2;
  const breaks = ["\n", " "].map((sign) => clean.lastIndexOf(sign, most));
  const at = breaks.find((each) => each > half) ?? most;
  return [clean.slice(0, at), clean.slice(at).replace(/^\s/u, "")];
}
