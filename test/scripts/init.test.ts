import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { compile } from "../fakes/compiled.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../../scripts/offprint.ts", import.meta.url));
}, 60_000);

it.each([
  ["nothing to read from", "ignore"],
  ["a pipe to read from", "pipe"],
] as const)("the wizard ends with one sentence and code 1 when there is %s", async (_, stdin) => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [compiled, "init"], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    stdio: [stdin, "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => (said.out += chunk));
  child.stderr?.on("data", (chunk) => (said.err += chunk));
  child.stdin?.write("discord\n");
  const [code] = await once(child, "close");
  expect(said.err).toMatch(
    /^The wizard asks questions, so it needs a terminal.*\.env\.example.*\n$/u,
  );
  expect({ code, out: said.out }).toEqual({ code: 1, out: "" });
  expect(existsSync(join(folder, ".env"))).toBe(false);
});
