import { terminalLine } from "./render/terminal-text.ts";

/** What a typed line means to the console itself. */
export type Typed =
  | { readonly kind: "nothing" }
  | { readonly kind: "leave" }
  | { readonly kind: "too-long" }
  /** A number alone: an action of what was shown last. */
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "command"; readonly line: string };

/** In UTF-16 code units. */
export const LINE_LIMIT = 8_000;

const ROOT = /^(?:\/?papers(?=\s|$)|\/)/iu;
const LEAVE = /^(?:quit|exit)$/iu;
const NUMBER = /^\d{1,4}$/u;

/** Reads a line with or without the root command (`/papers`, `papers`, `/`) before it. */
export function interpretLine(typed: string): Typed {
  if (typed.length > LINE_LIMIT) return { kind: "too-long" };
  const whole = terminalLine(typed);
  if (whole === "") return { kind: "nothing" };
  const line = withoutRoot(whole);
  if (LEAVE.test(line)) return { kind: "leave" };
  if (NUMBER.test(line)) return { kind: "number", number: Number(line) };
  return { kind: "command", line };
}

/** The line without the root command. */
export function withoutRoot(line: string): string {
  return line.trimStart().replace(ROOT, "").trimStart();
}
