import { CommanderError } from "commander";
import { OperatorError } from "../src/errors.ts";
import type { Script } from "./script.ts";

/** What stood on the line. */
export interface ScriptLine {
  /** The script's argument; empty where it has none. */
  readonly argument: string;
  /** The options that were given: the text of those that have a value. */
  readonly options: Readonly<Record<string, string | true | undefined>>;
  /** Ends it as used wrongly, with a sentence. */
  readonly misused: (reason: string) => never;
}

export interface ScriptContext extends ScriptLine {
  readonly name: string;
  /** A line for people; on standard error, since standard output may be data. */
  readonly say: (line: string) => void;
}

/** What an operator can mend is said in a sentence, with exit code 1. */
export async function runScript({ name, load }: Script, line: ScriptLine): Promise<void> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  process.umask(0o077);
  try {
    const { run } = await load();
    await run({ ...line, name, say });
  } catch (error) {
    if (error instanceof CommanderError) throw error;
    process.exitCode = 1;
    say(explain(error));
  }
}

function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
