#!/usr/bin/env node
// A checkout is brought up to date first; what is installed has no sources, and starts at once.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

process.setSourceMapsEnabled(true);
const root = fileURLToPath(new URL("..", import.meta.url));
if (existsSync(join(root, "src"))) {
  const { bringUpToDate } = await import("../scripts/run/build.js");
  const problem = bringUpToDate(root);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exit(1);
  }
}
const { href } = new URL("../dist/scripts/offprint.js", import.meta.url);
await import(href);
