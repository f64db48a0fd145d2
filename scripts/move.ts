import { ownFolder } from "./folder.ts";
import { moveIn, moveOut } from "./move/move.ts";
import type { ScriptContext } from "./run-script.ts";

const USAGE =
  "Say where: npx offprint move --to postgres://… or npx offprint move --from postgres://…";

export async function run(context: ScriptContext): Promise<void> {
  const { options, say, misused } = context;
  const { to, from } = options;
  if ((to === undefined) === (from === undefined)) misused(USAGE);
  const folder = ownFolder(context);
  const moved = await (to === undefined
    ? moveIn(folder, String(from), say)
    : moveOut(folder, String(to), say));
  const counts = Object.entries(moved).map(([name, count]) => `${count} ${name.replace("_", " ")}`);
  say(`Moved, and read back alike: ${counts.join(", ")}.`);
}
