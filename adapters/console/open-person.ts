import type { Completer } from "node:readline/promises";
import type { ConsoleSettings } from "./console-settings.ts";
import { createHistory, HISTORY_LIMIT } from "./history-file.ts";
import { LINE_LIMIT } from "./interpret-line.ts";
import type { Person } from "./person.ts";
import { createPipe } from "./pipe.ts";
import { createTerminal } from "./terminal.ts";

const PROGRESS_AFTER_MS = 300;

/** Begins to read lines, from a terminal or a pipe. */
export async function openPerson(settings: ConsoleSettings, complete: Completer): Promise<Person> {
  const { input, output, isTerminal, historyFile, progressAfterMs = PROGRESS_AFTER_MS } = settings;
  if (!isTerminal) return createPipe(input, output, LINE_LIMIT);
  const history = createHistory(historyFile);
  return createTerminal({
    input,
    output,
    complete,
    history: await history.read(),
    historyLimit: HISTORY_LIMIT,
    onHistory: history.save,
    progressAfterMs,
  });
}
