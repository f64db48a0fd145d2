import { expect, it } from "vitest";
import { cleanText } from "../../src/chat/clean-text.ts";

it("leaves out the noncharacters of every plane, which are in no document", () => {
  for (let plane = 0; plane <= 0x10; plane++)
    for (const last of [0xfffe, 0xffff]) {
      const noncharacter = String.fromCodePoint(plane * 0x10000 + last);
      expect(cleanText(`é${noncharacter}a`)).toBe("éa");
      expect(cleanText(`${noncharacter}a`)).toBe("a");
    }
  expect(cleanText("\ufdd0a\ufdef")).toBe("a");
});
