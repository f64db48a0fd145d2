import type { PaperId } from "../paper/id.ts";

/** A paper's id as it is packed: a number below a thousand million for arXiv's own since 2015, any other as it is. */
export type PaperCode = number | PaperId;

const PREFIX = "arxiv:";
/** `arxiv:2401.01234` */
const DOT = PREFIX.length + 4;
const LENGTH = DOT + 6;
const A_MONTH = 100_000;

export function codeOf(id: PaperId): PaperCode {
  if (id.length !== LENGTH || id[DOT] !== "." || !id.startsWith(PREFIX)) return id;
  const month = digitsIn(id, PREFIX.length, DOT);
  const number = digitsIn(id, DOT + 1, LENGTH);
  return month === undefined || number === undefined ? id : month * A_MONTH + number;
}

export function paperOf(code: PaperCode): PaperId {
  if (typeof code !== "number") return code;
  const digits = String(code).padStart(9, "0");
  return `${PREFIX}${digits.slice(0, 4)}.${digits.slice(4)}`;
}

function digitsIn(text: string, from: number, to: number): number | undefined {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
