import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/time/durations.ts";
import { filesBelow, root } from "../imports.ts";

const SPELLED_OUT = /\b(?:60_000|3_600_000|86_400_000|60 \* 1_?000)\b/u;

it("durations are what lies between two moments of UTC", () => {
  const from = (...[day, hour, minute, second]: [number, number, number, number]) =>
    Date.UTC(2026, 10, day, hour, minute, second) - Date.UTC(2026, 10, 1);
  expect(from(1, 0, 0, 1)).toBe(SECOND);
  expect(from(1, 0, 1, 0)).toBe(MINUTE);
  expect(from(1, 1, 0, 0)).toBe(HOUR);
  expect(from(2, 0, 0, 0)).toBe(DAY);
});

it("durations of a minute, an hour or a day are not spelled out", () => {
  const spelled = filesBelow("src", "commands", "adapters")
    .filter((file) => SPELLED_OUT.test(readFileSync(join(root, file), "utf8")))
    .filter((file) => !file.startsWith("src/time/"));
  expect(spelled).toEqual([]);
});
