import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { schemes } from "../../src/paper/schemes/index.ts";
import { filesBelow, root } from "../imports.ts";

const TABLE = "src/paper/schemes";

/** Names of elements in arXiv's feed. */
const NO_IDS = ["arxiv:primary_category", "arxiv:comment"];

const NAMES = schemes.map(({ name }) => name).join("|");
/** An id, or what one begins with; or a link that is made of one. */
const SPELT = new RegExp(
  `^(?:${NAMES}):(?!\\w+$)|^(?:${NAMES}):$|(?:^|/)(?:arxiv\\.org/(?:abs|pdf)|doi\\.org|biorxiv\\.org/content)/|10\\.48550`,
  "iu",
);

/** Texts of code, in quotes or in templates; comments and patterns are none. */
function textsOf(path: string): string[] {
  const code = readFileSync(join(root, path), "utf8");
  const texts: string[] = [];
  visit(parseSync(path, code).program);
  return texts;

  function visit(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    if ("type" in node && node.type === "Literal" && "value" in node)
      if (typeof node.value === "string") texts.push(node.value);
    if ("type" in node && node.type === "TemplateElement" && "value" in node) {
      const { value } = node;
      if (typeof value === "object" && value !== null && "raw" in value)
        texts.push(String(value.raw));
    }
    for (const each of Object.values(node)) visit(each);
  }
}

describe("schemes of papers' ids", () => {
  it("are spelt in their table alone", () => {
    const files = ["src", "commands", "adapters", "scripts"].flatMap((folder) =>
      filesBelow(folder).filter((path) => !path.startsWith(TABLE)),
    );
    const spelt = files.flatMap((path) =>
      textsOf(path)
        .filter((text) => SPELT.test(text) && !NO_IDS.includes(text))
        .map((text) => `${path}: ${text}`),
    );
    expect(files.length).toBeGreaterThan(400);
    expect(spelt).toEqual([]);
  });

  it.each(["arxiv:", "arxiv:2401.01234", "https://arxiv.org/abs/", "https://doi.org/10.1/2"])(
    "would be noticed as %j",
    (text) => {
      expect(SPELT.test(text)).toBe(true);
    },
  );
});
