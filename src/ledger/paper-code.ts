import type { PaperId } from "../paper/id.ts";
import { packPaperId, unpackPaperId } from "../paper/packed-id.ts";

/** A paper's id as it is packed: a number below a thousand million for arXiv's own since 2015, any other as it is. */
export type PaperCode = number | PaperId;

/** `2401.01234`, as most are packed. */
const DOT = 4;
const LENGTH = DOT + 6;
const A_MONTH = 100_000;

export function codeOf(id: PaperId): PaperCode {
  const packed = packPaperId(id);
  if (packed.length !== LENGTH || packed[DOT] !== ".") return id;
  const month = digitsIn(packed, 0, DOT);
  const number = digitsIn(packed, DOT + 1, LENGTH);
  return month === undefined || number === undefined ? id : month * A_MONTH + number;
}

export function paperOf(code: PaperCode): PaperId {
  if (typeof code !== "number") return code;
  const digits = String(code).padStart(LENGTH - 1, "0");
  return unpackPaperId(`${digits.slice(0, DOT)}.${digits.slice(DOT)}`);
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
