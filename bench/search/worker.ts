import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Asked } from "./asked.ts";
import { corpusAt } from "./corpus.ts";
import type { Engine } from "./engine.ts";
import { type Answer, Request } from "./engine-process.ts";
import { engines } from "./engines.ts";

// Run as a process of its own, so that engines share neither memory nor caches: builds one engine's
// index or opens it, and answers the messages of `engine-process.ts`.
const [name, folder = "", count] = process.argv.slice(2);
const kind = engines.find((each) => each.name === name);
if (!kind) throw new Error(`There is no engine “${name}”.`);
const corpus = corpusAt(join(folder, "papers.jsonl"), Number(count));
const own = join(folder, kind.name);
const before = process.memoryUsage.rss();
let asked: Asked = { queries: [], samples: [] };
let engine: Engine | undefined;

process.on("message", async (message) => {
  const answer = await answerTo(Request.parse(message));
  process.send?.(answer satisfies Answer);
});

async function answerTo(request: Request): Promise<Answer> {
  switch (request.do) {
    case "build":
      mkdirSync(own);
      return [await timed(async () => kind?.build?.(own, corpus))];
    case "open":
      asked = JSON.parse(readFileSync(join(folder, "asked.json"), "utf8"));
      return [await timed(async () => (engine = await kind?.open(own, corpus)))];
    case "ask":
      return askAll(request);
    case "memory":
      return [process.memoryUsage.rss() - before];
  }
}

/** @returns milliseconds of each; nothing if the engine cannot be asked this */
async function askAll({ what, from, to }: Request & { do: "ask" }): Promise<number[]> {
  await engine?.atRest;
  const times: number[] = [];
  const ask = async (one: () => unknown) => times.push(await timed(async () => one()));
  if (what === "similar")
    for (const paper of asked.samples.slice(from, to)) await ask(() => engine?.similar(paper));
  else if (engine?.[what])
    for (const words of asked.queries.slice(from, to)) await ask(() => engine?.[what]?.(words));
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
