// `node run.js src/main` runs src/main.ts: what was compiled of it, which is never older than it.
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bringUpToDate } from "./build.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const problem = bringUpToDate(root);
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
const [entry] = process.argv.splice(2, 1);
if (entry !== undefined) await import(pathToFileURL(join(root, "dist", `${entry}.js`)).href);
