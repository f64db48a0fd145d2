import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  terminalLine,
  terminalText,
  terminalUrl,
} from "../../../adapters/console/render/terminal-text.ts";
import { hostileStrings } from "../../fakes/chat/hostile-strings.ts";

const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

describe("cleaned text", () => {
  it.each([
    ["\u001b[31mred\u001b[0m", "red"],
    ["\u009b1;31mred", "red"],
    ["\u001b[31mred\u0007 stays", "red stays"],
    ["\u001b]0;owned\u0007title", "title"],
    ["\u001b]8;;https://evil.example\u001b\\text\u001b]8;;\u001b\\", "text"],
    ["\u001b]0;open", "]0;open"],
    ["a\u0000b\u007fc\u0085d", "abc\nd"],
    ["\u202egpj.exe\u202c", "gpj.exe"],
    ["zero\u200bwidth", "zerowidth"],
    ["half \ud83d of a pair", "half \ufffd of a pair"],
    ["a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["a\n\n\n\n\nb", "a\n\nb"],
    ["👩‍👩‍👧 naïve नमस्ते", "👩‍👩‍👧 naïve नमस्ते"],
  ])("of %j is %j", (dirty, clean) => {
    expect(terminalText(dirty)).toBe(clean);
  });

  it("keeps four marks of a tower", () => {
    expect(terminalText(hostileStrings.zalgo ?? "").length).toBe(5);
  });

  it("is, for every sequence of code units, free of what a terminal obeys, and cleaned once is clean", () => {
    fc.assert(
      fc.property(codeUnits, (text) => {
        const clean = terminalText(text);
        expect(clean).not.toMatch(/[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(terminalText(clean)).toBe(clean);
        expect(terminalLine(text)).not.toMatch(/\n|\s\s/u);
        expect(terminalUrl(text)).not.toMatch(/\s/u);
      }),
    );
  });
});
