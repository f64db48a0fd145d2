import { parseArgs } from "node:util";
import { OperatorError } from "../src/errors.ts";
import { moveIn, moveOut } from "./move/move.ts";
import { runScript } from "./run-script.ts";

const USAGE = "Say where: npm run move -- --to postgres://… or npm run move -- --from postgres://…";

await runScript("move", async ({ folder, say }) => {
  const { to, from } = read();
  const moved =
    to === undefined ? await moveIn(folder, from ?? "", say) : await moveOut(folder, to, say);
  const counts = Object.entries(moved).map(([name, count]) => `${count} ${name.replace("_", " ")}`);
  say(`Moved, and read back alike: ${counts.join(", ")}.`);
});

function read() {
  try {
    const options = { to: { type: "string" }, from: { type: "string" } } as const;
    const { values } = parseArgs({ options });
    if ((values.to === undefined) !== (values.from === undefined)) return values;
  } catch {
    // Said below.
  }
  throw new OperatorError(USAGE);
}
