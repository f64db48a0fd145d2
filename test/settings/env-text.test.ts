import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readEnvText } from "../../src/settings/env-text.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const file = () => join(temporaryFolder(), ".env");

it("no file of settings is no settings", () => {
  expect(readEnvText(file())).toBe("");
});

it("the mark that editors put before a text is no part of its first name", () => {
  const path = file();
  writeFileSync(path, "\uFEFFA=1\n");
  expect(readEnvText(path)).toBe("A=1\n");
});

it("a file in another encoding is refused with the one that is wanted", () => {
  const path = file();
  writeFileSync(path, "\uFEFFA=1\n", "utf16le");
  expect(() => readEnvText(path)).toThrow("save it as UTF-8");
});

it("a file of settings that cannot be read is said, with the reason and the fix", () => {
  const folder = file();
  mkdirSync(folder);
  expect(() => readEnvText(folder)).toThrow(/cannot be read \(EISDIR\)\. It is a folder/u);
  expect(() => readEnvText(join(folder, "no\u0000name"))).toThrow("cannot be read");
});
