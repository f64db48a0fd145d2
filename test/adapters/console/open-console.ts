import { PassThrough } from "node:stream";
import { createConsoleAdapter } from "../../../adapters/console/console-adapter.ts";
import type { ConsoleSettings } from "../../../adapters/console/console-settings.ts";

type Overrides = Partial<Omit<ConsoleSettings, "input" | "output">>;

/** A console over streams in memory: type into it, read what it has shown. */
export function openConsole(overrides: Overrides = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  let written = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    written += text;
  });
  const settings = {
    isTerminal: false,
    width: 80,
    timeZone: "Europe/Berlin",
    now: () => Date.UTC(2026, 10, 23, 9, 0),
    ...overrides,
  };
  return {
    input,
    output,
    adapter: createConsoleAdapter({ ...settings, input, output }),
    type: (text: string) => {
      if (input.writable) input.write(text);
    },
    written: () => written,
  };
}

/** Ctrl and a letter, as a terminal in raw mode sends it. */
export function ctrl(letter: string): string {
  return String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64);
}
