import { type Completer, createInterface, type Interface } from "node:readline/promises";
import { createLineQueue, type LineQueue } from "./line-queue.ts";
import { createOutput, type Output } from "./output.ts";
import type { Person } from "./person.ts";

export interface TerminalSettings {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly complete: Completer;
  /** Lines of earlier sessions, newest first. */
  readonly history: readonly string[];
  readonly historyLimit: number;
  readonly onHistory: (lines: readonly string[]) => void;
  readonly progressAfterMs: number;
}

const PROMPT = "papers> ";
const WORKING = "Working…";

/** A terminal that is read from. */
interface Open {
  readonly editor: Interface;
  readonly queue: LineQueue;
  readonly write: Output["write"];
  /** Someone is asked for a line, and may be typing it. */
  prompting: boolean;
  open: boolean;
}

/** A person at a terminal: a prompt with history and completion, and progress for slow answers. */
export function createTerminal(settings: TerminalSettings): Person {
  const { write } = createOutput(settings.output);
  const editor = createEditor(settings);
  const terminal: Open = { editor, queue: createLineQueue(), write, prompting: false, open: true };
  const closed = new Promise<void>((settle) => listen(terminal, settings, settle));
  return {
    read: () => read(terminal),
    print: (text) => print(terminal, text),
    during: async (work) => {
      // What prints next erases it.
      const timer = setTimeout(() => ignoreFailure(write(WORKING)), settings.progressAfterMs);
      try {
        return await work;
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => close(terminal),
    closed,
  };
}

function createEditor(settings: TerminalSettings): Interface {
  const { input, output, complete, history, historyLimit } = settings;
  return createInterface({
    input,
    output,
    terminal: true,
    prompt: PROMPT,
    completer: complete,
    history: [...history],
    historySize: historyLimit,
    removeHistoryDuplicates: true,
  });
}

function listen(
  terminal: Open,
  { input, onHistory }: TerminalSettings,
  onClosed: () => void,
): void {
  const { editor, queue, write } = terminal;
  editor.on("line", (line) => {
    terminal.prompting = false;
    queue.push(line);
  });
  editor.on("close", () => {
    terminal.open = false;
    // The shell's prompt begins on a line of its own.
    if (terminal.prompting) ignoreFailure(write("\n"));
    terminal.prompting = false;
    queue.end();
    onClosed();
  });
  editor.on("SIGINT", () => (editor.line === "" ? close(terminal) : clearLine(editor)));
  editor.on("history", onHistory);
  // A terminal that hangs up is an end of input; newer versions of Node tell the editor of it.
  input.on("error", () => close(terminal));
  editor.on("error", () => close(terminal));
}

function close({ queue, editor, open }: Open): void {
  queue.drop();
  if (open) editor.close();
}

function clearLine(editor: Interface): void {
  editor.write(null, { ctrl: true, name: "e" });
  editor.write(null, { ctrl: true, name: "u" });
}

function read(terminal: Open): Promise<string | undefined> {
  if (terminal.queue.size === 0) {
    terminal.prompting = terminal.open;
    prompt(terminal);
  }
  return terminal.queue.next();
}

function prompt({ editor, open }: Open): void {
  if (open) editor.prompt(true);
}

async function print(terminal: Open, text: string): Promise<void> {
  const { rows } = terminal.editor.getCursorPos();
  // The editor moves up by the rows of what is being typed before it draws it again.
  const room = "\n".repeat(terminal.prompting ? rows : 0);
  await terminal.write(`${eraseTyped(rows)}${text}\n\n${room}`);
  if (terminal.prompting) prompt(terminal);
}

/** To the first column of what is being typed, then everything below and behind is erased (ECMA-48). */
function eraseTyped(rows: number): string {
  return `${rows > 0 ? `\x1b[${rows}A` : ""}\r\x1b[J`;
}

/** A failed write is told by the next one that someone waits for. */
function ignoreFailure(writing: Promise<void>): void {
  writing.catch(() => undefined);
}
