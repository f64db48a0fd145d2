import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../src/clock.ts";
import { feedDay } from "../src/sources/huggingface/feed-calendar.ts";
import { type Compiled, compile } from "./fakes/compiled.ts";
import { startFakeHuggingFace } from "./fakes/huggingface.ts";
import { fakeItem } from "./fakes/huggingface-item.ts";
import { faults } from "./fakes/source-faults.ts";
import { temporaryFolder } from "./stores/temporary-folder.ts";

let compiled: Compiled;

beforeAll(async () => {
  compiled = await compile(new URL("../src/main.ts", import.meta.url));
});

afterAll(() => compiled.remove());

/** The real process with a fresh data folder and sample papers only. */
function start(environment: Readonly<Record<string, string>> = {}): ChildProcess {
  const folder = temporaryFolder();
  const env = {
    PATH: process.env.PATH,
    SOURCES: "sample",
    DATA_DIR: join(folder, "data"),
    TZ: "UTC",
  };
  return spawn(process.execPath, [compiled.script], {
    cwd: folder,
    env: { ...env, ...environment },
  });
}

async function outcome(child: ChildProcess) {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => (said.out += chunk));
  child.stderr?.on("data", (chunk) => (said.err += chunk));
  const [code] = await once(child, "close");
  return { ...said, code };
}

async function run(input: string, environment: Readonly<Record<string, string>> = {}) {
  const child = start(environment);
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

  it("answers each line and ends with the input", async () => {
    const { out, code } = await run("trending count:2\n/papers search diffusion count:1\n");
    expect(out.match(/Trending in the day to/gu)).toHaveLength(1);
    expect(out).toContain("Papers for diffusion");
    expect(code).toBe(0);
  });

  it("waits for slow sources before it answers a pipe, and keeps their papers for the next start", async () => {
    const huggingface = await startFakeHuggingFace(systemClock);
    huggingface.list(feedDay(Date.now()), [fakeItem(1)]);
    huggingface.fail(faults.slow(1_000));
    const settings = {
      ...{ DATA_DIR: temporaryFolder(), SOURCES: "huggingface" },
      HF_ENDPOINT: huggingface.endpoint.href,
    };
    const first = await run("show 2611.00001\n", settings);
    await huggingface.close();
    const second = await run("show 2611.00001\n", settings);
    expect(first.err).toBe("Still loading papers: Hugging Face has not answered yet.\n");
    for (const { out } of [first, second]) expect(out).toContain("A made-up paper, number 1");
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends cleanly on %s", async (signal) => {
    const child = start();
    const ended = outcome(child);
    child.stdin?.write("trending count:1\n");
    if (child.stdout) await once(child.stdout, "data");
    child.kill(signal);
    expect((await ended).code).toBe(0);
  });

  it("refuses a second process on the same folder and names the first", async () => {
    const folder = temporaryFolder();
    const first = start({ DATA_DIR: folder });
    const ended = outcome(first);
    first.stdin?.write("help\n");
    if (first.stdout) await once(first.stdout, "data");
    const second = await run("trending\n", { DATA_DIR: folder });
    expect(second.code).toBe(1);
    expect(second.err).toContain(String(first.pid));
    first.kill("SIGTERM");
    await ended;
  });

  it("says what is wrong with the settings", async () => {
    const { err, code } = await run("", { SOURCES: "sample,nature", POLL_MINUTES: "15" });
    expect(err).toBe("SOURCES names nature; what there is: huggingface, arxiv, sample.\n");
    expect(code).toBe(1);
  });

  it("refuses sample papers among others", async () => {
    const { err, code } = await run("", { SOURCES: "huggingface,sample" });
    expect(err).toContain("sample papers stand alone");
    expect(code).toBe(1);
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
