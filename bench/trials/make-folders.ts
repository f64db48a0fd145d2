import { spawnSync } from "node:child_process";
import { say } from "./each.ts";

const script = 'require("node:fs").mkdirSync("/proc/no/such", { recursive: true })';
const { error, stderr } = spawnSync(process.execPath, ["-e", script], { timeout: 3_000 });
const failed = /Error: \w+/.exec(stderr.toString())?.[0] ?? "made";
say(`Node ${process.version}, a folder where none can be: ${error ? "no end in 3 s" : failed}`);
