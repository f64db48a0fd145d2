import { type Config, processEnvironment, readConfig } from "../src/config.ts";
import { OperatorError } from "../src/errors.ts";
import type { ScriptContext } from "./run-script.ts";

type Folder = Config["DATA_DIR"];
type Asking = Pick<ScriptContext, "name" | "say">;

/** `DATA_DIR`, for work on what is kept there. @throws OperatorError where it is kept elsewhere */
export function keptFolder({ name, say }: Asking): Folder {
  const { DATABASE_URL, DATA_DIR } = settings(say);
  if (DATABASE_URL === undefined) return DATA_DIR;
  throw new OperatorError(
    `offprint ${name} works on what is kept in DATA_DIR, and DATABASE_URL is set. What PostgreSQL keeps is backed up with its own tools, and comes back into a folder with npx offprint move; see docs/scaling.md.`,
  );
}

/** `DATA_DIR`, wherever what is remembered is kept. */
export function ownFolder({ say }: Asking): Folder {
  return settings(say).DATA_DIR;
}

function settings(say: Asking["say"]): Config {
  const { environment, remarks } = processEnvironment();
  const config = readConfig(environment, remarks);
  remarks.forEach(say);
  return config;
}
