import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { setInEnv, writeEnvFile } from "../../../scripts/wizard/env-file.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

describe("setting values in a file of settings", () => {
  it("replaces what was set, uncomments what was not, and adds what is missing", () => {
    const before = "# Where\n# TZ_DEFAULT=UTC\nSOURCES=arxiv\nDISCORD_TOKEN=old\n";
    const values = { DISCORD_TOKEN: "new", TZ_DEFAULT: "Europe/Berlin", PORT: "8080" };
    expect(setInEnv(before, values)).toBe(
      "# Where\nTZ_DEFAULT=Europe/Berlin\nSOURCES=arxiv\nDISCORD_TOKEN=new\nPORT=8080\n",
    );
  });

  it("leaves everything else alone, and is the same when done twice", () => {
    const before = "A=1\n\n# DISCORD_TOKEN_FILE=/run/secret\nB=2";
    const once = setInEnv(before, { DISCORD_TOKEN: "x" });
    expect(once).toBe(`${before}\nDISCORD_TOKEN=x\n`);
    expect(setInEnv(once, { DISCORD_TOKEN: "x" })).toBe(once);
  });

  it("switches off what no longer holds, without its value", () => {
    const before = "A=secret\n# B=\nB=secret\nC=1\n";
    expect(setInEnv(before, { A: undefined, B: undefined, D: undefined })).toBe(
      "# A=\n# B=\nC=1\n",
    );
  });

  it("reads the line ends of Windows", () => {
    expect(setInEnv("A=1\r\nB=2\r\n", { A: "3" })).toBe("A=3\nB=2\n");
  });

  it("begins with nothing", () => {
    expect(setInEnv("", { A: "1" })).toBe("A=1\n");
  });
});

describe("a file of settings", () => {
  it("is written for its owner alone, also over one that everybody could read", () => {
    const file = join(temporaryFolder(), ".env");
    writeFileSync(file, "OLD=1\n", { mode: 0o644 });
    writeFileSync(`${file}.new`, "left over", { mode: 0o644 });
    writeEnvFile(file, "DISCORD_TOKEN=secret\n");
    expect(readFileSync(file, "utf8")).toBe("DISCORD_TOKEN=secret\n");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
