import { backUp } from "../src/stores/backup.ts";
import { runScript } from "./run-script.ts";

await runScript("backup", ({ dataDir, file, say }) => {
  const { file: written, bytes, version } = backUp(dataDir, file());
  say(
    `Wrote ${written}: ${bytes.toLocaleString("en")} bytes, data of version ${version}, checked.`,
  );
});
