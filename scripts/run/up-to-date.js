// `npm run build`, and what comes before every start from a checkout.
import { fileURLToPath } from "node:url";
import { bringUpToDate } from "./build.js";

const problem = bringUpToDate(fileURLToPath(new URL("../..", import.meta.url)));
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
