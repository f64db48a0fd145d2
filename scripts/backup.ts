import { backUp } from "../src/stores/backups/backup.ts";
import { keptFolder } from "./folder.ts";
import type { ScriptContext } from "./run-script.ts";

export function run(context: ScriptContext): void {
  const { file, bytes, version } = backUp(keptFolder(context), context.argument);
  context.say(
    `Wrote ${file}: ${bytes.toLocaleString("en")} bytes, data of version ${version}, checked.`,
  );
}
