import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { OperatorError } from "../../src/errors.ts";
import { keptSecret } from "../../src/secrets/kept-secret.ts";
import { prepareDataFolder } from "../../src/stores/data-folder.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const FILE = "offprint-email.key";

it("is made once, of 32 random bytes, and is the same from then on", () => {
  const folder = temporaryFolder();
  const secret = keptSecret(folder, "email");
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(keptSecret(folder, "email")).toBe(secret);
  expect(keptSecret(folder, "other")).not.toBe(secret);
  expect(keptSecret(temporaryFolder(), "email")).not.toBe(secret);
});

it("is its owner's alone, also when it was copied back for all to read", () => {
  const folder = temporaryFolder();
  const secret = keptSecret(folder, "email");
  expect(statSync(join(folder, FILE)).mode & 0o777).toBe(0o600);
  writeFileSync(join(folder, FILE), `${secret}\n`, { mode: 0o644 });
  prepareDataFolder(folder);
  expect(statSync(join(folder, FILE)).mode & 0o777).toBe(0o600);
});

it("leaves no draft behind, and is not hindered by one that a crash left", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, `${FILE}.tmp`), "half");
  const secret = keptSecret(folder, "email");
  expect(readdirSync(folder)).toEqual([FILE]);
  expect(readFileSync(join(folder, FILE), "utf8")).toBe(`${secret}\n`);
});

it.each(["", "short", `${"a".repeat(43)}!`])(
  "is never made anew over a file that holds %j",
  (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, FILE), text);
    expect(() => keptSecret(folder, "email")).toThrow(OperatorError);
    expect(readFileSync(join(folder, FILE), "utf8")).toBe(text);
  },
);

it("says which file it is when it cannot be made", () => {
  expect(() => keptSecret(join(temporaryFolder(), "missing"), "email")).toThrow(
    /The key file .*offprint-email\.key cannot be read or made \(ENOENT\)/u,
  );
});
