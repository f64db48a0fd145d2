import { keptFolder } from "./folder.ts";
import { rehearse } from "./rehearse/rehearse.ts";
import type { ScriptContext } from "./run-script.ts";

const SECOND_MS = 1_000;

export function run(context: ScriptContext): void {
  const { say } = context;
  const { from, to, steps, rows, ms, bytes } = rehearse(keptFolder(context));
  if (steps.length === 0) {
    say(`Nothing is to be migrated: the data are of version ${to}.`);
    return;
  }
  say(`From version ${from} to ${to}: ${steps.join(", ")}.`);
  say(`${rows.toLocaleString("en")} rows in ${bytes.before.toLocaleString("en")} bytes.`);
  say(
    `The first start takes some ${Math.ceil(ms / SECOND_MS)} s longer, by a copy that is gone again.`,
  );
  say(
    `Afterwards there are ${bytes.after.toLocaleString("en")} bytes, the copy of before included.`,
  );
}
