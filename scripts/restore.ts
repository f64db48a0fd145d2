import { restore } from "../src/stores/backups/backup-restore.ts";
import { keptFolder } from "./folder.ts";
import type { ScriptContext } from "./run-script.ts";

export async function run(context: ScriptContext): Promise<void> {
  const { argument, say } = context;
  const dataDir = keptFolder(context);
  const { version, left, replaced } = await restore(dataDir, argument, Date.now());
  say(`Restored ${argument}, data of version ${version}, into ${dataDir}.`);
  if (replaced !== undefined) say(`What it replaced is kept as ${replaced}.`);
  if (left > 0) say(`Erased from it, since they have left: ${left}.`);
  say("Digests that were due before this moment are not posted again.");
}
