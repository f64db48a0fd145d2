import { restore } from "../src/stores/backup-restore.ts";
import { runScript } from "./run-script.ts";

await runScript("restore", async ({ dataDir, file, say }) => {
  const name = file();
  const { version, replaced } = await restore(dataDir, name, Date.now());
  say(`Restored ${name}, data of version ${version}, into ${dataDir}.`);
  if (replaced !== undefined) say(`What it replaced is kept as ${replaced}.`);
  say("Digests that were due before this moment are not posted again.");
});
