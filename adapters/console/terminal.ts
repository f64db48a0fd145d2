import { type Completer, createInterface } from "node:readline/promises";
import { createLineQueue } from "./line-queue.ts";
import { createOutput } from "./output.ts";
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

/** A person at a terminal: a prompt with history and completion, and progress for slow answers. */
export function createTerminal(settings: TerminalSettings): Person {
  const { input, output, complete, historyLimit, progressAfterMs } = settings;
  const queue = createLineQueue();
  const { write } = createOutput(output);
  const editor = createInterface({
    input,
    output,
    terminal: true,
    prompt: PROMPT,
    completer: complete,
    history: [...settings.history],
    historySize: historyLimit,
    removeHistoryDuplicates: true,
  });
  let settle = () => {};
  const closed = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let prompting = false;
  let open = true;

  const close = () => {
    queue.drop();
    if (open) editor.close();
  };
  const clearLine = () => {
    editor.write(null, { ctrl: true, name: "e" });
    editor.write(null, { ctrl: true, name: "u" });
  };
  const prompt = () => {
    if (open) editor.prompt(true);
  };

  editor.on("line", (line) => {
    prompting = false;
    queue.push(line);
  });
  editor.on("close", () => {
    open = false;
    // The shell's prompt begins on a line of its own.
    if (prompting) ignoreFailure(write("\n"));
    prompting = false;
    queue.end();
    settle();
  });
  editor.on("SIGINT", () => (editor.line === "" ? close() : clearLine()));
  editor.on("history", settings.onHistory);
  // A terminal that hangs up is an end of input; newer versions of Node tell the editor of it.
  input.on("error", close);
  editor.on("error", close);

  return {
    read: () => {
      if (queue.size === 0) {
        prompting = open;
        prompt();
      }
      return queue.next();
    },
    print: async (text) => {
      const { rows } = editor.getCursorPos();
      // The editor moves up by the rows of what is being typed before it draws it again.
      await write(`${eraseTyped(rows)}${text}\n\n${"\n".repeat(prompting ? rows : 0)}`);
      if (prompting) prompt();
    },
    during: async (work) => {
      // What prints next erases it.
      const timer = setTimeout(() => ignoreFailure(write(WORKING)), progressAfterMs);
      try {
        return await work;
      } finally {
        clearTimeout(timer);
      }
    },
    close,
    closed,
  };
}

/** To the first column of what is being typed, then everything below and behind is erased (ECMA-48). */
function eraseTyped(rows: number): string {
  return `${rows > 0 ? `\x1b[${rows}A` : ""}\r\x1b[J`;
}

/** A failed write is told by the next one that someone waits for. */
function ignoreFailure(writing: Promise<void>): void {
  writing.catch(() => undefined);
}
