import { snapshotDocuments } from "../src/stores/backup-documents.ts";
import { writeChannelsFile } from "./channels/channels-file.ts";
import { CHANNELS, openChannels } from "./channels/open-channels.ts";
import { runScript } from "./run-script.ts";

await runScript("export", async ({ dataDir, say }) => {
  const database = snapshotDocuments(dataDir, CHANNELS);
  const channels = [...(await openChannels(database, say)).all()];
  process.stdout.write(writeChannelsFile(channels));
  say(`Exported ${channels.length} ${channels.length === 1 ? "channel" : "channels"}.`);
});
