// Before `npm pack`: a build of nothing but these sources, and the lock file under the name that a package
// may hold it by. After it, with `--undo`: that name is gone again.
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const lock = join(root, "npm-shrinkwrap.json");
if (process.argv.includes("--undo")) rmSync(lock, { force: true });
else {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await import("./up-to-date.js");
  copyFileSync(join(root, "package-lock.json"), lock);
}
