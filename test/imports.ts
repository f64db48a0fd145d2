import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** A source file and what it imports: files of ours as paths from the root, packages by name. */
export interface ImportsOf {
  readonly file: string;
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

export const root = normalize(join(import.meta.dirname, ".."));

/** Every TypeScript file below these folders. */
export function filesBelow(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );
}

const SPECIFIER = /(?:^|\n)\s*(?:import|export)\b[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gu;

/** What is loaded with a file: neither types alone nor what is imported later. */
const AT_ONCE = /(?:^|\n)\s*(?:import|export)\b(?!\s+type\b)[^;]*?from\s+"([^"]+)"/gu;

export function importsOf(file: string): ImportsOf {
  return importsBy(SPECIFIER, file);
}

export function importedAtOnce(file: string): ImportsOf {
  return importsBy(AT_ONCE, file);
}

function importsBy(pattern: RegExp, file: string): ImportsOf {
  const text = readFileSync(join(root, file), "utf8");
  const specifiers = [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? "");
  const local = specifiers.filter((specifier) => specifier.startsWith("."));
  return {
    file,
    files: local.map((specifier) => join(dirname(file), specifier)),
    packages: specifiers.filter((each) => !each.startsWith(".") && !each.startsWith("node:")),
  };
}
