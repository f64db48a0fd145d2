import { parseEnv } from "node:util";

/** What a text of settings says. */
export interface EnvLines {
  readonly values: Readonly<Record<string, string>>;
  readonly names: readonly EnvName[];
  /** Lines, from 1, that set nothing and are no comment. */
  readonly strays: readonly number[];
}

export interface EnvName {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/u;
const SILENT = /^\s*(?:#|$)/u;
/** A value between quotation marks may hold lines of its own. */
const QUOTED = /(?<==\s*)(["'`])(?:(?!\1)[\s\S])*\1/gu;

/** Reads `NAME=value` lines as Node does, and what Node passes over in silence. */
export function readEnvLines(text: string): EnvLines {
  const bare = text.replace(QUOTED, (value) => "\n".repeat(value.split("\n").length - 1));
  const lines = bare.split("\n").map((content, at) => ({
    line: at + 1,
    name: ASSIGNMENT.exec(content)?.[1],
    silent: SILENT.test(content),
  }));
  return {
    values: given(parseEnv(text)),
    names: lines.flatMap(({ name, line }) => (name === undefined ? [] : [{ name, line }])),
    strays: lines.filter(({ name, silent }) => name === undefined && !silent).map((at) => at.line),
  };
}

function given(values: NodeJS.Dict<string>): Record<string, string> {
  const pairs = Object.entries(values);
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
