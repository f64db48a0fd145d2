import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../imports.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const { version } = packageJson;

const MANY_MINUTES = 600_000;

/** What is not of a checkout, and so not of its release. */
const NOT_SOURCE = new Set([".git", ".env", "node_modules", "data", "dist"]);

/** Sources that nobody answers for. */
const NO_NETWORK = {
  HF_ENDPOINT: "http://127.0.0.1:1",
  ARXIV_API_URL: "http://127.0.0.1:1/api/query",
};

const checkout = temporaryFolder(afterAll);
const packed = temporaryFolder(afterAll);
const unpacked = temporaryFolder(afterAll);
const tarball = join(packed, `offprint-${version}.tgz`);

/** Packed in a copy, since it empties dist. */
beforeAll(() => {
  for (const name of readdirSync(root).filter((each) => !NOT_SOURCE.has(each)))
    cpSync(join(root, name), join(checkout, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"), "junction");
  npm(checkout, "pack", "--pack-destination", packed);
  expect(existsSync(join(checkout, "npm-shrinkwrap.json"))).toBe(false);
}, MANY_MINUTES);

function npm(cwd: string, ...args: string[]): void {
  execFileSync("npm", [...args, "--prefer-offline"], {
    cwd,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** What a line of it says in an empty folder, without a token and without a network. */
function run(program: readonly string[], cwd: string, input = "") {
  const [command = "", ...args] = program;
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd,
    env: { PATH: process.env.PATH, npm_config_cache: temporaryFolder(), ...NO_NETWORK },
    input,
    encoding: "utf8",
  });
  return { out: stdout, err: stderr, code: status };
}

describe("a release, unpacked", () => {
  const folder = unpacked;

  beforeAll(() => {
    execFileSync("tar", ["xzf", tarball, "--strip-components=1", "-C", folder]);
    npm(folder, "ci", "--omit=dev");
  }, MANY_MINUTES);

  const offprint = (...args: string[]) => [
    process.execPath,
    join(folder, "bin/offprint.js"),
    ...args,
  ];

  it("has neither sources nor a compiler, names no registry, and needs packages of at most 90 MB", () => {
    for (const name of ["src", "scripts", "node_modules/rolldown", "node_modules/typescript"])
      expect(existsSync(join(folder, name)), name).toBe(false);
    expect(readdirSync(folder)).toContain(".env.example");
    expect(spawnSync("grep", ["-c", "resolved", join(folder, "npm-shrinkwrap.json")]).status).toBe(
      1,
    );
    const [megabytes] = execFileSync("du", ["-sm", join(folder, "node_modules")], {
      encoding: "utf8",
    }).split("\t");
    expect(Number(megabytes)).toBeLessThanOrEqual(90);
  });

  it("says how it is used, its version, and that all is well", () => {
    const empty = temporaryFolder();
    expect(run(offprint("help"), empty)).toMatchObject({ err: "", code: 0 });
    expect(run(offprint("--version"), empty).out).toBe(`${version}\n`);
    const { out, code } = run(offprint("doctor", "--offline", "--json"), empty);
    expect({ ...JSON.parse(out), code }).toMatchObject({ ok: true, code: 0 });
  });

  it("answers in a terminal with sample papers, and leaves its data where it was started", () => {
    const empty = temporaryFolder();
    const { out, code } = run(offprint("start"), empty, "trending count:1\n");
    expect(out).toMatch(/sample/iu);
    expect(code).toBe(0);
    expect(readdirSync(empty)).toEqual(["data"]);
  });

  it("starts by npm start and by npx, too", () => {
    expect(run(["npx", "offprint", "--version"], folder).out).toBe(`${version}\n`);
    const { out, code } = run(["npm", "start", "--silent"], folder, "help\n");
    expect(out).toContain("trending");
    expect(code).toBe(0);
    rmSync(join(folder, "data"), { recursive: true });
  });
});

it(
  "a release that npm is given to install runs by its name",
  () => {
    const folder = temporaryFolder();
    npm(folder, "install", "--omit=dev", tarball);
    expect(run(["npx", "offprint", "--version"], folder).out).toBe(`${version}\n`);
    expect(run(["npx", "offprint", "start"], folder, "trending count:1\n").out).toMatch(/sample/iu);
  },
  MANY_MINUTES,
);
