import type { ScriptContext } from "./run-script.ts";

/** What an operator runs as `offprint NAME`; help and completion are made of it. */
export interface Script {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What more its own help says. */
  readonly details?: string;
  readonly argument?: ScriptArgument;
  readonly options?: readonly ScriptOption[];
  /** Loads nothing of the others. */
  readonly load: () => Promise<ScriptBody>;
}

/** The one word without a name that it has to be given. */
export interface ScriptArgument {
  readonly name: string;
  readonly meaning: string;
  /** All it may be; else it names a file. */
  readonly choices?: readonly string[];
}

export interface ScriptOption {
  readonly name: string;
  readonly meaning: string;
  /** What stands behind it, as help calls that. */
  readonly value?: string;
}

interface ScriptBody {
  readonly run: (context: ScriptContext) => void | Promise<void>;
}
