import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parsePaperId } from "../../src/paper/id.ts";
import { readable } from "../../src/paper/readable.ts";
import { isWithdrawn } from "../../src/paper/withdrawal.ts";

/** Inputs of each kind with their right value. */
function kinds<Input extends z.ZodType, Value extends z.ZodType>(input: Input, value: Value) {
  return z.record(z.string(), z.array(z.tuple([input, value])).min(1));
}

const Notice = z.object({ comment: z.string().optional(), abstract: z.string().optional() });
const Cases = z.object({
  readable: kinds(z.string(), z.string()),
  withdrawn: kinds(Notice, z.boolean()),
  ids: kinds(z.string(), z.string().nullable()),
});
const file = new URL("../cases/papers.json", import.meta.url);
const cases = Cases.parse(JSON.parse(readFileSync(file, "utf8")));

describe("every known case", () => {
  it.each(Object.entries(cases.readable))("of %s is read as people mean it", (_kind, all) => {
    for (const [raw, text] of all) expect(readable(raw), raw).toBe(text.normalize("NFC"));
  });

  it.each(Object.entries(cases.withdrawn))("of %s is told apart", (_kind, all) => {
    for (const [notice, said] of all) {
      expect(isWithdrawn(notice), Object.values(notice).join()).toBe(said);
    }
  });

  it.each(Object.entries(cases.ids))("of %s names its paper or none", (_kind, all) => {
    for (const [text, id] of all) expect(parsePaperId(text) ?? null, text).toBe(id);
  });
});
