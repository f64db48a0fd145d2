import type { BenchResult } from "../bench-result.ts";
import { percentile } from "../measure.ts";
import type { Asked } from "./asked.ts";
import { compared } from "./compared.ts";
import type { Contender } from "./contenders.ts";
import type { EngineProcess, What } from "./engine-process.ts";
import { orLeftOut } from "./or-left-out.ts";

const MOST_OPENING_MS = 2 * 60_000;
/** One engine is asked so many in a row, then the next: alternating each would leave all caches cold. */
const TURN = 20;
/** Searches for similar papers take so long elsewhere that they are asked in shorter turns. */
const SIMILAR_TURN = 2;
/** So many are asked untimed beforehand: what is compiled or read once is not measured. */
const WARM_UP = 2;
/** Who has taken so long for one kind of search is asked no more of it. */
const ENOUGH_MS = 60_000;
const MEGABYTE = 1024 * 1024;

interface Running extends EngineProcess {
  readonly name: string;
}

/** Opens what was built, each in a process of its own, and asks all. */
export async function askEngines(
  contenders: readonly Contender[],
  asked: Asked,
): Promise<BenchResult[]> {
  const running: Running[] = [];
  const opened = new Map<string, number>();
  for (const { name, start } of contenders) {
    const engine = { name, ...start() };
    running.push(engine);
    await orLeftOut(name, async () => {
      opened.set(name, (await engine.request({ do: "open" }, MOST_OPENING_MS))[0] ?? 0);
    });
    if (!opened.has(name)) running.pop()?.end();
  }
  try {
    const words = { count: asked.queries.length, turn: TURN };
    const papers = { count: asked.samples.length, turn: SIMILAR_TURN };
    return [
      ...compared("opening", opened, "ms"),
      ...(await latencies("all words", { what: "all", ...words }, running)),
      ...(await latencies("any word", { what: "any", ...words }, running)),
      ...(await latencies("a phrase", { what: "phrase", ...words }, running)),
      ...(await latencies("similar papers", { what: "similar", ...papers }, running)),
      ...compared("memory of a process that searches", await memoryOf(running), "MB"),
    ];
  } finally {
    for (const { end } of running) end();
  }
}

interface Round {
  readonly what: What;
  readonly count: number;
  readonly turn: number;
}

async function latencies(
  name: string,
  { what, count, turn }: Round,
  running: readonly Running[],
): Promise<BenchResult[]> {
  const asking = running.map((engine) => ({ engine, times: [] as number[], ended: false }));
  const ask = async (one: (typeof asking)[number], from: number, to: number, timed: boolean) => {
    if (one.ended || sum(one.times) > ENOUGH_MS) return;
    one.ended = true;
    await orLeftOut(one.engine.name, async () => {
      const times = await one.engine.request({ do: "ask", what, from, to });
      if (timed) one.times.push(...times);
      one.ended = false;
    });
  };
  for (const one of asking) await ask(one, 0, Math.min(turn, WARM_UP), false);
  const order = [...asking];
  for (let from = 0; from < count; from += turn) {
    for (const one of order) await ask(one, from, from + turn, true);
    order.push(...order.splice(0, 1));
  }
  const answered = asking.filter(({ times, ended }) => times.length > 0 && !ended);
  return [50, 95].flatMap((percent) => {
    const at = answered.map(({ engine, times }): [string, number] => [
      engine.name,
      percentile(times, percent),
    ]);
    return compared(`${name}, p${percent}`, new Map(at), "ms");
  });
}

async function memoryOf(running: readonly Running[]): Promise<Map<string, number>> {
  const memory = new Map<string, number>();
  for (const { name, request } of running) {
    await orLeftOut(name, async () => {
      memory.set(name, ((await request({ do: "memory" }))[0] ?? 0) / MEGABYTE);
    });
  }
  return memory;
}

function sum(times: readonly number[]): number {
  return times.reduce((all, each) => all + each, 0);
}
