import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesBelow, root } from "../../imports.ts";

/** Where Markdown is written: for a platform, or for a page of the documentation. */
const MARKDOWN = /\/render\/|\/(?:scopes|manifest)\.ts$/u;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/gu;
/** Templates and texts between quotes, from left to right. */
const TEXT = /`(?:[^`\\]|\\[\s\S])*`|"(?:[^"\\\n]|\\.)*"/gu;
/** Words between backticks, which a template has to escape. */
const BACKTICKS = /^"[^`]*`[^`]*\w[^`]*`|\\`[^`]*\w[^`]*\\`/u;

it("no sentence holds a backtick, which a reader would see: what is typed is a span of code, or plain", () => {
  const found = filesBelow("src", "commands", "adapters")
    .filter((file) => !MARKDOWN.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8").replace(COMMENT, "");
      const texts = (text.match(TEXT) ?? []).filter((each) => BACKTICKS.test(each));
      return texts.map((sentence) => `${file}: ${sentence}`);
    });
  expect(found).toEqual([]);
});
