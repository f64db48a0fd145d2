import Database from "libsql";
import { say } from "./each.ts";

const VALUES: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  "a lone surrogate": "\ud800",
  NaN: Number.NaN,
  "2 ** 53": 2 ** 53,
  "a Date": new Date(0),
};

const database = new Database(":memory:");
for (const [name, value] of Object.entries(VALUES)) say(`${name}: ${answerFor(value)}`);

function answerFor(value: unknown): string {
  try {
    return JSON.stringify(
      database.prepare("SELECT ? AS cell, typeof(?) AS type").all([value, value]),
    );
  } catch (error) {
    return `refused: ${error instanceof Error ? error.message : error}`;
  }
}
