import { type Config, processEnvironment, readConfig } from "../src/config.ts";
import { OperatorError } from "../src/errors.ts";

export interface ScriptContext {
  /** Of what is kept there. @throws OperatorError where it is kept elsewhere */
  readonly dataDir: Config["DATA_DIR"];
  /** The same folder, wherever that is kept. */
  readonly folder: Config["DATA_DIR"];
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
        return dataDir(name, say);
      },
      get folder() {
        return settings(say).DATA_DIR;
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
function dataDir(name: string, say: (line: string) => void): Config["DATA_DIR"] {
  const config = settings(say);
  if (config.DATABASE_URL !== undefined)
    throw new OperatorError(
      `npm run ${name} works on what is kept in DATA_DIR, and DATABASE_URL is set. What PostgreSQL keeps is backed up with its own tools, and comes back into a folder with npm run move; see docs/scaling.md.`,
    );
  return config.DATA_DIR;
}

function settings(say: (line: string) => void): Config {
  const { environment, remarks } = processEnvironment();
  const config = readConfig(environment, remarks);
  remarks.forEach(say);
  return config;
}

function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
