import { text } from "node:stream/consumers";
import { createLedger } from "../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../src/stores/database.ts";
import { beginLedgers } from "./channels/begin-ledgers.ts";
import { readChannelsFile } from "./channels/channels-file.ts";
import { importChannels } from "./channels/import-channels.ts";
import { openChannels } from "./channels/open-channels.ts";
import { keptFolder } from "./folder.ts";
import type { ScriptContext } from "./run-script.ts";

export async function run(context: ScriptContext): Promise<void> {
  const { say } = context;
  const entries = readChannelsFile(await text(process.stdin));
  const database = openDatabase({ dataDir: keptFolder(context) });
  try {
    const report = await importChannels(await openChannels(database, say), entries);
    await beginLedgers(createLedger(database), report.added, Date.now());
    for (const kind of ["added", "replaced", "unchanged"] as const)
      for (const place of report[kind]) say(`${kind} ${place}`);
    for (const { what, reason } of report.refused) say(`refused ${what}: ${reason}`);
    if (report.refused.length > 0) process.exitCode = 1;
  } finally {
    database.close();
  }
}
