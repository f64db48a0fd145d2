#!/usr/bin/env node
// A checkout is brought up to date first; what is installed has no sources, and starts at once.
import { existsSync } from "node:fs";

process.setSourceMapsEnabled(true);
const update = new URL("../scripts/run/up-to-date.js", import.meta.url);
if (existsSync(update)) await import(update.href);
await import(new URL("../dist/scripts/offprint.js", import.meta.url).href);
