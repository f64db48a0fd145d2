import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { scripts } from "../../scripts/index.ts";
import { namesIn } from "../exported-names.ts";
import { root } from "../imports.ts";
import { commandReference } from "./command-reference.ts";
import { envExample } from "./env-example.ts";
import { markdownFiles } from "./markdown-files.ts";

describe("the documents", () => {
  it(".env.example equals the settings", async () => {
    await expect(envExample()).toMatchFileSnapshot("../../.env.example");
  });

  it("docs/commands.md equals the commands", async () => {
    const infos = commands.all.map((command) => command.info);
    await expect(commandReference(infos)).toMatchFileSnapshot("../../docs/commands.md");
  });

  it("docs/directories.md has texts that the directories take", () => {
    const text = readFileSync(join(root, "docs/directories.md"), "utf8");
    const [short = "", words = ""] = [...text.matchAll(/(?:^>.*\n)+/gmu)].map(([quoted]) =>
      quoted.replace(/^> ?/gmu, "").trim(),
    );
    expect(short).toMatch(/^.{40,140}$/u);
    expect(words.length).toBeGreaterThan(175);
    expect(words.length).toBeLessThan(4_000);
  });

  it.each(markdownFiles())("%s links only to files that exist", (file) => {
    const text = readFileSync(join(root, file), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)].map(
      (match) => match[1] ?? "",
    );
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });

  it.each(markdownFiles())("%s names only files and folders that exist", (file) => {
    const text = readFileSync(join(root, file), "utf8");
    const named = text.matchAll(
      /`((?:src|test|commands|adapters|bench|scripts|docs)\/[\w./-]+)`/gu,
    );
    const paths = [...named].map(([, path = ""]) => path);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(markdownFiles())("%s names only npm scripts that exist", (file) => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const named = [...readFileSync(join(root, file), "utf8").matchAll(/npm run ([\w:-]+)/gu)];
    expect(named.map((match) => match[1] ?? "").filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(markdownFiles())("%s names only what `offprint` can run", (file) => {
    const text = readFileSync(join(root, file), "utf8");
    const named = text.matchAll(/(?:npx |bin\/)offprint(?:\.js)? ([a-z]+)/gu);
    const known = new Set([...scripts.map(({ name }) => name), "help"]);
    expect([...named].map(([, name = ""]) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it("docs/words.md names what the code exports, where it says", () => {
    const text = readFileSync(join(root, "docs/words.md"), "utf8");
    const rows = [...text.matchAll(/^\| [^|]+ \| `(\w+)` \[([^\]]+)\]\(\.\.\/([^)]+)\) \|/gmu)];
    const strays = rows.filter(([, name = "", said, file = ""]) => {
      const names = namesIn(readFileSync(join(root, file), "utf8"));
      return said !== file || !names.has(name);
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(strays.map(([row]) => row)).toEqual([]);
  });
});
