import { defined } from "../../src/collections/defined.ts";
import type { OffsetAt } from "./render/format-time.ts";
import type { Looks } from "./render/paint.ts";

export interface ConsoleSettings {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
  /** A person looks at both: there is a prompt, completion and progress. */
  readonly isTerminal: boolean;
  /** Columns; the output's own, or 80, when absent. */
  readonly width?: number;
  /** Both from `terminalFeatures`; neither when absent. */
  readonly color?: boolean;
  readonly hyperlinks?: boolean;
  /** IANA zone of the person; the machine's when absent. */
  readonly timeZone?: string;
  /** What clocks of a zone show less UTC, in milliseconds; by the runtime's own zone data when absent. */
  readonly offsetAt?: OffsetAt;
  /** Where a pipe says what is no answer; nowhere when absent. */
  readonly aside?: NodeJS.WritableStream;
  /** Where typed lines are kept between sessions on a terminal; in memory only when absent. */
  readonly historyFile?: string;
  /** How long an answer may take before a terminal says so; 300 when absent. */
  readonly progressAfterMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** What rendering asks of the settings, as they are at this moment: a window may change its width. */
export function looksOf(settings: ConsoleSettings): Looks & {
  readonly width: number;
  readonly timeZone: string;
  readonly offsetAt?: OffsetAt;
} {
  return {
    width: settings.width ?? settings.output.columns ?? 80,
    color: settings.color ?? false,
    hyperlinks: settings.hyperlinks ?? false,
    timeZone: settings.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...defined({ offsetAt: settings.offsetAt }),
  };
}
