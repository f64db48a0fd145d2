import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../imports.ts";

const SKIPPED = /^(node_modules|dist|data|\.git)\b/u;

/** The project's own Markdown files, as paths from the root. */
export function markdownFiles(): string[] {
  const top = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => !SKIPPED.test(entry.name),
  );
  return top.flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name.endsWith(".md") ? [entry.name] : [];
    return readdirSync(join(root, entry.name), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(entry.name, name));
  });
}
