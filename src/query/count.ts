import type { Comparison } from "./query.ts";

/** One bound on a count. */
export interface Bound {
  readonly op: Comparison;
  readonly value: number;
}

const NUMBER = String.raw`(\d{1,9}|\d{1,6}(?:\.\d)?k)`;
const COMPARED = new RegExp(`^(>=|<=|=>|=<|>|<|=|≥|≤)?${NUMBER}\\+?$`, "i");
const RANGE = new RegExp(`^${NUMBER}?\\.\\.${NUMBER}?$`, "i");
const DASHED = new RegExp(`^${NUMBER}[-–]${NUMBER}$`, "i");
const SIGNS: Readonly<Record<string, Comparison>> = {
  ">": ">",
  ">=": ">=",
  "=>": ">=",
  "≥": ">=",
  "<": "<",
  "<=": "<=",
  "=<": "<=",
  "≤": "<=",
  "=": "=",
};

/** Reads `>20`, `<=5`, `20` and `20+` (at least), `10..50`, `10-50`, `10..`, `..50`, `1.5k`; undefined when it is no such thing. */
export function parseCount(text: string): readonly Bound[] | undefined {
  const digits = text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  const compared = COMPARED.exec(digits);
  if (compared) return [{ op: SIGNS[compared[1] ?? ">="] ?? ">=", value: toNumber(compared[2]) }];
  const range = RANGE.exec(digits) ?? DASHED.exec(digits);
  return range && text !== ".." ? toBounds(range[1], range[2]) : undefined;
}

/** Whether a count satisfies a bound. */
export function satisfies(count: number, { op, value }: Bound): boolean {
  switch (op) {
    case ">":
      return count > value;
    case ">=":
      return count >= value;
    case "<":
      return count < value;
    case "<=":
      return count <= value;
    case "=":
      return count === value;
  }
}

/** A range typed backwards is read forwards. */
function toBounds(from: string | undefined, to: string | undefined): readonly Bound[] {
  const known = [from, to].filter((text) => text !== undefined).map(toNumber);
  const low: Bound = { op: ">=", value: Math.min(...known) };
  const high: Bound = { op: "<=", value: Math.max(...known) };
  return [...(from === undefined ? [] : [low]), ...(to === undefined ? [] : [high])];
}

function toNumber(text = ""): number {
  return /k$/i.test(text) ? Math.round(Number(text.slice(0, -1)) * 1000) : Number(text);
}
