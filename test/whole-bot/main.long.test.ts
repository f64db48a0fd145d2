import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { feedDay } from "../../src/sources/huggingface/feed-calendar.ts";
import { systemClock } from "../../src/time/clock.ts";
import { compile } from "../fakes/compiled.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { startFakeHuggingFace } from "../fakes/sources/huggingface.ts";
import { fakeItem } from "../fakes/sources/huggingface-item.ts";
import { faults } from "../fakes/sources/source-faults.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../../src/main.ts", import.meta.url));
});

/** The folder and everything in it. */
function below(folder: string): string[] {
  const inside = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return [folder, ...inside.map((name) => join(folder, name))];
}

/** The real process with a fresh data folder and sample papers only. */
function start(
  environment: Readonly<Record<string, string>> = {},
  { cwd: folder = temporaryFolder(), ...options }: SpawnOptions = {},
): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    SOURCES: "sample",
    DATA_DIR: join(String(folder), "data"),
    TZ: "UTC",
  };
  return spawn(process.execPath, [compiled], {
    cwd: folder,
    env: { ...env, ...environment },
    ...options,
  });
}

async function outcome(child: ChildProcess) {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => (said.out += chunk));
  child.stderr?.on("data", (chunk) => (said.err += chunk));
  const [code] = await once(child, "close");
  return { ...said, code };
}

async function run(
  input: string,
  environment: Readonly<Record<string, string>> = {},
  folder = temporaryFolder(),
) {
  const child = start(environment, { cwd: folder });
  child.stdin?.end(input);
  return outcome(child);
}

describe("the process", () => {
  it("shows the trending list when nothing is typed", async () => {
    const { out, err, code } = await run("");
    expect(out).toContain("Trending in the day to 31 October 2025");
    expect(out).toContain("Show");
    expect({ err, code }).toEqual({ err: "", code: 0 });
  });

  it("answers each line and ends with the input, and a misspelt setting is only warned of", async () => {
    const lines = "trending count:2\n/papers search diffusion count:1\n";
    const { out, err, code } = await run(lines, { POLL_MINUTE: "30" });
    expect(out.match(/Trending in the day to/gu)).toHaveLength(1);
    expect(out).toContain("Papers for diffusion");
    expect(err).toContain(
      "There is no setting POLL_MINUTE, so it is ignored. Did you mean POLL_MINUTES?",
    );
    expect(code).toBe(0);
  });

  it("waits for slow sources before it answers a pipe, and keeps their papers for the next start", async () => {
    const huggingface = await startFakeHuggingFace(systemClock);
    huggingface.list(feedDay(Date.now()), [fakeItem(1)]);
    huggingface.fail(faults.slow(1_000));
    const settings = {
      DATA_DIR: temporaryFolder(),
      SOURCES: "huggingface",
      HF_ENDPOINT: huggingface.endpoint.href,
    };
    const { out, err } = await run("show 2611.00001\n", settings);
    await huggingface.close();
    expect(err).toBe("Still loading papers: Hugging Face has not answered yet.\n");
    expect(out).toContain("A made-up paper, number 1");
    const next = await openOffprint(settings);
    const again = JSON.stringify(await next.type("show 2611.00001"));
    expect(again).toContain("A made-up paper, number 1");
  });

  it("refuses a second process on the same folder and names the first, which ends cleanly on SIGTERM", async () => {
    const folder = temporaryFolder();
    const first = start({ DATA_DIR: folder });
    const ended = outcome(first);
    first.stdin?.write("help\n");
    if (first.stdout) await once(first.stdout, "data");
    const second = await run("trending\n", { DATA_DIR: folder });
    expect(second.code).toBe(1);
    expect(second.err).toContain(String(first.pid));
    first.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  });

  it("says what is wrong with the settings", async () => {
    const wrong = {
      SOURCES: "arxiv,nature",
      POLL_MINUTES: "1",
      SLACK_APP_TOKEN: "xapp-1-abcdefghij",
    };
    const { err, code } = await run("", { ...wrong, SLACK_TOKEN: "xoxb-1" });
    expect(err.split("\n")).toEqual([
      "These settings need a change (see .env.example):",
      "  SOURCES names nature; what there is: huggingface, arxiv, sample.",
      "  POLL_MINUTES must be at least 5, to be polite to the sources.",
      "  SLACK_APP_TOKEN needs SLACK_BOT_TOKEN or SLACK_CLIENT_ID beside it; see docs/slack.md.",
      "There is no setting SLACK_TOKEN, so it is ignored. Did you mean SLACK_BOT_TOKEN?",
      "",
    ]);
    // EX_CONFIG: a service is not started again for this.
    expect(code).toBe(78);
  });

  it("ends with what to set when no platform is set up and nobody can type", async () => {
    const child = start({}, { stdio: ["ignore", "pipe", "pipe"] });
    const { out, err, code } = await outcome(child);
    expect(err).toMatch(/^No chat platform is set up.*npx offprint init.*DISCORD_TOKEN/u);
    expect({ out, code }).toEqual({ out: "", code: 78 });
  });

  it("does not start on a .env that is there and cannot be read", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, ".env"));
    const { err, code } = await run("trending\n", {}, folder);
    expect(err).toMatch(/^\.env is there, but cannot be read \(EISDIR\)/u);
    expect(code).toBe(78);
  });

  it("reads a .env that an editor put a mark before, and names what is none of its settings", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, ".env"), "\uFEFFPOLL_MINUTES=3\nDISCORD_BOT_TOKEN=abc\nhelp\n");
    const { err } = await run("trending\n", {}, folder);
    expect(err).toContain("POLL_MINUTES must be at least 5");
    expect(err).toContain("Line 3 of .env is not NAME=value");
    expect(err).toContain("there is no setting DISCORD_BOT_TOKEN");
    expect(err).toContain("Did you mean DISCORD_TOKEN?");
    expect(err).not.toContain("abc");
  });

  it("keeps all it writes, and all it wrote before, from everybody but its owner, and ends cleanly on SIGINT", async () => {
    const folder = temporaryFolder();
    const before = await openOffprint({ DATA_DIR: folder });
    await before.type("search diffusion");
    await before.stop();
    for (const path of below(folder)) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    const child = start({ DATA_DIR: folder });
    const ended = outcome(child);
    child.stdin?.write("subscribe trending\n1\n");
    if (child.stdout) await once(child.stdout, "data");
    const open = below(folder).filter((path) => (statSync(path).mode & 0o077) !== 0);
    const names = below(folder).map((path) => relative(folder, path));
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
    expect(names).toEqual(expect.arrayContaining(["", "offprint.db", "offprint.db-wal"]));
    expect(open).toEqual([]);
  });

  it("goes on with the sample papers when no source can be reached, and says so", async () => {
    const nowhere = "http://nowhere.invalid";
    const { out, err, code } = await run("trending count:1\n", {
      SOURCES: "huggingface,arxiv",
      HF_ENDPOINT: nowhere,
      ARXIV_API_URL: `${nowhere}/api/query`,
    });
    expect(out).toMatch(/^ {4}Sample · /mu);
    expect(out.replace(/\s+/gu, " ")).toContain("Sample papers, as recorded on 31 October 2025");
    expect(out).toMatch(/Hugging Face (did not answer|could not be reached)/u);
    expect(err).toContain("Still loading papers");
    expect(code).toBe(0);
  });
});
