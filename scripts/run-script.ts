import { type Config, processEnvironment, readConfig } from "../src/config.ts";
import { OperatorError } from "../src/errors.ts";

export interface ScriptContext {
  readonly dataDir: Config["DATA_DIR"];
  /** The one file named on the command line. @throws OperatorError unless there is exactly one */
  readonly file: () => string;
  /** Ends the work with a sentence. @throws OperatorError */
  readonly fail: (reason: string) => never;
  /** A line for people; on standard error, since standard output may be data. */
  readonly say: (line: string) => void;
}

/** Runs what `npm run NAME` does; what an operator can mend is said in a sentence, with exit code 1. */
export async function runScript(
  name: string,
  work: (context: ScriptContext) => void | Promise<void>,
): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const file = () => {
    const [only, ...more] = process.argv.slice(2);
    if (only && more.length === 0) return only;
    throw new OperatorError(`Name one file: npm run ${name} -- FILE`);
  };
  process.umask(0o077);
  try {
    await work({
      get dataDir() {
        return dataDir(say);
      },
      file,
      fail: (reason) => {
        throw new OperatorError(reason);
      },
      say,
    });
  } catch (error) {
    process.exitCode = 1;
    say(explain(error));
  }
}

/** Settings are read when they are asked for: the wizard is there to mend those that are wrong. */
function dataDir(say: (line: string) => void): Config["DATA_DIR"] {
  const { environment, remarks } = processEnvironment();
  const config = readConfig(environment, remarks);
  remarks.forEach(say);
  return config.DATA_DIR;
}

function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
