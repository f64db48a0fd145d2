import { rehearse } from "./rehearse/rehearse.ts";
import { runScript } from "./run-script.ts";

const SECOND_MS = 1_000;

await runScript("rehearse", ({ dataDir, say }) => {
  const { from, to, steps, rows, ms, bytes } = rehearse(dataDir);
  if (steps.length === 0) return say(`Nothing is to be migrated: the data are of version ${to}.`);
  say(`From version ${from} to ${to}: ${steps.join(", ")}.`);
  say(`${rows.toLocaleString("en")} rows in ${bytes.before.toLocaleString("en")} bytes.`);
  say(
    `The first start takes some ${Math.ceil(ms / SECOND_MS)} s longer, by a copy that is gone again.`,
  );
  say(
    `Afterwards there are ${bytes.after.toLocaleString("en")} bytes, the copy of before included.`,
  );
});
