import { snapshotDocuments } from "../src/stores/backups/backup-documents.ts";
import { writeChannelsFile } from "./channels/channels-file.ts";
import { CHANNELS, openChannels } from "./channels/open-channels.ts";
import { keptFolder } from "./folder.ts";
import type { ScriptContext } from "./run-script.ts";

export async function run(context: ScriptContext): Promise<void> {
  const database = snapshotDocuments(keptFolder(context), CHANNELS);
  const channels = [...(await openChannels(database, context.say)).all()];
  process.stdout.write(writeChannelsFile(channels));
  context.say(`Exported ${channels.length} ${channels.length === 1 ? "channel" : "channels"}.`);
}
