import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { root } from "../imports.ts";

/** What an example of a page is compared by: the imports of one that is at home in `folder`, from the root. */
export function atHome(code: string, folder: string): string {
  return code.replace(
    /(?<=from |import\()"(\.[^"]+)"/gu,
    (_, path) => `"${normalize(join(folder, path))}"`,
  );
}

/** The examples that a page prints, as files that are at home in `folder`. */
export function printedExamples(page: string, folder: string): string[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```/gmsu)].map(([, code = ""]) => atHome(code, folder));
}

/** A file of this folder as if it stood in `folder`: what it imports from here, it imports from there. */
export function kept(file: string, folder: string): string {
  const here = "test/pages";
  return atHome(readFileSync(join(root, here, file), "utf8"), here).replaceAll(
    `"${here}/`,
    `"${folder}/`,
  );
}
