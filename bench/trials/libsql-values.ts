import { spawnSync } from "node:child_process";
import Database from "libsql";
import { say } from "./each.ts";

const VALUES: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  true: true,
  "a NUL": "a\0b",
  "a lone surrogate": "\ud800",
  NaN: Number.NaN,
  "2 ** 53": 2 ** 53,
  "an object": {},
  "a Date": new Date(0),
  "a bigint of 65 bits": 2n ** 64n,
};

const asked = process.argv[2];
if (asked === undefined) {
  for (const name of Object.keys(VALUES)) {
    const { status, signal, stdout } = spawnSync(process.execPath, [import.meta.filename, name]);
    say(`${name}: ${stdout.toString().trim() || `the process ended, ${signal ?? status}`}`);
  }
} else say(answerFor(VALUES[asked]));

function answerFor(value: unknown): string {
  const database = new Database(":memory:");
  try {
    return JSON.stringify(
      database.prepare("SELECT ? AS cell, typeof(?) AS type").all([value, value]),
    );
  } catch (error) {
    return `refused: ${error instanceof Error ? error.message : error}`;
  }
}
