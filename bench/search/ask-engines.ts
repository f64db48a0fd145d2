import type { BenchResult } from "../bench-result.ts";
import { percentile } from "../measure.ts";
import type { Asked } from "./asked.ts";
import { compared } from "./compared.ts";
import type { Contender } from "./contenders.ts";
import type { EngineProcess, Request, What } from "./engine-process.ts";
import { orLeftOut } from "./or-left-out.ts";

const MOST_OPENING_MS = 2 * 60_000;
/** One engine is asked so many in a row, then the next: alternating each would leave all caches cold. */
const TURN = 20;
/** Searches for similar papers take so long elsewhere that they are asked in shorter turns. */
const SIMILAR_TURN = 2;
/**
 * All is asked in so many passes, and their median is told; not of the first ones, in which programs
 * are compiled as they run, for as long as there is much of them, which says little of how they answer.
 */
const PASSES = 8;
const UNTIMED = 3;
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
  const asking = running.map((engine): Asking => ({ engine, passes: [], taken: 0, ended: false }));
  const order = [...asking];
  for (let pass = 0; pass < PASSES; pass++) {
    for (let from = 0; from < count; from += turn) {
      for (const one of order) await ask(one, pass, { do: "ask", what, from, to: from + turn });
      order.push(...order.splice(0, 1));
    }
  }
  const answered = asking.filter(({ passes, ended }) => passes.length > 0 && !ended);
  return [50, 95].flatMap((percent) => {
    const at = answered.map((one): [string, number] => {
      const ofPasses = timedPasses(one).map((times) => percentile(times, percent));
      return [one.engine.name, percentile(ofPasses, 50)];
    });
    return compared(`${name}, p${percent}`, new Map(at), "ms");
  });
}

/** An engine while it is asked one kind of search. */
interface Asking {
  readonly engine: Running;
  /** Milliseconds of each search, by pass. */
  readonly passes: number[][];
  taken: number;
  ended: boolean;
}

/** The passes in which all was asked, less the first ones if there are more; without any, as far as the first came. */
function timedPasses({ passes }: Asking): number[][] {
  const [first = []] = passes;
  const whole = passes.filter(({ length }) => length === first.length);
  return whole.slice(Math.min(UNTIMED, whole.length - 1));
}

async function ask(one: Asking, pass: number, request: Request & { do: "ask" }): Promise<void> {
  if (one.ended || one.taken > ENOUGH_MS) return;
  one.ended = true;
  await orLeftOut(one.engine.name, async () => {
    const times = await one.engine.request(request);
    if (times.length > 0) one.passes[pass] = [...(one.passes[pass] ?? []), ...times];
    one.taken += sum(times);
    one.ended = false;
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
