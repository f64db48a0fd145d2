import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { scripts } from "../../scripts/index.ts";
import { compile } from "../fakes/compiled.ts";
import { root } from "../imports.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const NAMES = [...scripts.map(({ name }) => name), "help"];
const packageJson = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

let program: string;

beforeAll(async () => {
  program = await compile(new URL("../../scripts/offprint.ts", import.meta.url));
}, 60_000);

/** What a line says on standard output, on standard error, and as its exit code. */
function run(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH },
    encoding: "utf8",
  });
  return { out: stdout, err: stderr, code: status };
}

describe("help", () => {
  it("names every command in a terminal of 80 columns, a line each", () => {
    const { out, err, code } = run("help");
    expect({ err, code }).toEqual({ err: "", code: 0 });
    expect(out).toBe(run("--help").out);
    expect([...out.matchAll(/^ {2}(\w+)(?: \S+)? {2,}\S/gmu)].map(([, name]) => name)).toEqual(
      NAMES,
    );
    expect(out.split("\n").filter((line) => line.length > 80 || /^ {10,}\S/u.test(line))).toEqual(
      [],
    );
  });

  it.each(NAMES)("says how %s is used, within 80 columns", (name) => {
    const { out, err, code } = run("help", name);
    expect({ err, code }).toEqual({ err: "", code: 0 });
    expect(out).toMatch(new RegExp(`^Usage: offprint ${name}\\b`, "u"));
    expect(out).toBe(run(name, "--help").out);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("is what comes where nothing is asked for, as wrong use", () => {
    expect(run()).toEqual({ out: "", err: run("help").out, code: 2 });
  });
});

it("the version is the package's", () => {
  expect(run("--version")).toEqual({ out: `${packageJson.version}\n`, err: "", code: 0 });
});

describe("what is used wrongly ends with 2, and says what to do:", () => {
  it.each([
    ["doctr", /unknown command 'doctr'\s+\(Did you mean doctor\?\)/u],
    ["strat", /Did you mean start\?/u],
    ["help doctr", /unknown command 'doctr'\s+\(Did you mean doctor\?\)/u],
    ["frobnicate", /unknown command 'frobnicate'\s+npx offprint help/u],
    ["doctor --jsn", /unknown option '--jsn'\s+\(Did you mean --json\?\)/u],
    ["doctor all", /too many arguments for 'doctor'/u],
    ["backup", /missing required argument 'file'/u],
    ["completion tcsh", /Allowed choices are bash, zsh, fish/u],
    ["move", /npx offprint move --to postgres:.*--from postgres:/u],
    ["move --to postgres://a --from postgres://b", /npx offprint move --to/u],
  ])("offprint %s", (line, said) => {
    const { out, err, code } = run(...line.split(" "));
    expect({ out, code }).toEqual({ out: "", code: 2 });
    expect(err).toMatch(said);
  });
});

it("what an operator can mend is a sentence, with 1", () => {
  const { out, err, code } = run("restore", "no-such-file.db");
  expect({ out, code }).toEqual({ out: "", code: 1 });
  expect(err).toMatch(/no-such-file\.db/u);
  expect(err).not.toMatch(/\n\s+at /u);
});

it("settings are those of the environment, then of Node's --env-file, then of .env", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, ".env"), "POLL_MINUTES=1\nCATCH_UP_HOURS=2\nTZ_DEFAULT=Nowhere\n");
  writeFileSync(join(folder, "own.env"), "POLL_MINUTES=30\nCATCH_UP_HOURS=99\n");
  const line = ["--env-file=own.env", program, "doctor", "--offline"];
  const { stdout } = spawnSync(process.execPath, line, {
    cwd: folder,
    env: { PATH: process.env.PATH, TZ_DEFAULT: "UTC" },
    encoding: "utf8",
  });
  expect(stdout).toContain("CATCH_UP_HOURS must be at most 72");
  expect(stdout).not.toMatch(/POLL_MINUTES|TZ_DEFAULT/u);
});

it("npm runs each in a checkout under its own name", () => {
  const inShell = new Set(["completion", "help"]);
  const options = new Map([["start", "--max-semi-space-size=16 "]]);
  for (const name of NAMES.filter((each) => !inShell.has(each)))
    expect(packageJson.scripts[name]).toBe(
      `node ${options.get(name) ?? ""}bin/offprint.js ${name}`,
    );
});
