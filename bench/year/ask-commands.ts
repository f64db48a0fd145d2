import type { Inbox } from "../../src/chat/inbox.ts";
import type { PaperId } from "../../src/paper/id.ts";
import { printPaperId } from "../../src/paper/id.ts";
import { threadMs } from "../measure.ts";
import { TOPIC_WORDS, yearPlace } from "./year-channels.ts";

/** Milliseconds of the processor until the first answer, by what was asked. */
export type Costs = Readonly<Record<string, readonly number[]>>;

export interface Asked {
  readonly inbox: Inbox;
  readonly channels: number;
  /** A paper that is known. */
  readonly paper: (n: number) => PaperId;
}

const LINES: Readonly<Record<string, (n: number, paper: string) => string>> = {
  "trending of a day": () => "trending count:10",
  "trending of a month": () => "trending count:10 period:month",
  "search of two words": (n) => `search ${words(n)}`,
  "search of one word": (n) => `search ${words(n).split(" ")[0]}`,
  similar: (_, paper) => `similar ${paper}`,
  show: (_, paper) => `show ${paper}`,
  why: (_, paper) => `why ${paper}`,
  subscriptions: () => "subscriptions",
  "the digest before its time": () => "digest",
  privacy: () => "privacy",
};

/** As in a bot that runs for long: its code is warm. What is asked then is not asked again. */
const WARM_UP = 50;

/** Asks each thing so many times, each time by somebody else. */
export async function askCommands(asked: Asked, times: number): Promise<Costs> {
  await costsOf(asked, 0, WARM_UP);
  return costsOf(asked, WARM_UP, WARM_UP + times);
}

async function costsOf(asked: Asked, from: number, to: number): Promise<Costs> {
  const costs: Record<string, number[]> = { completed: [] };
  for (let n = from; n < to; n++) {
    const place = yearPlace((n * 7) % asked.channels);
    const actor = { id: `discord:${3_000_000 + n}`, mayManage: true };
    for (const [what, lineOf] of Object.entries(LINES)) {
      const line = lineOf(n, printPaperId(asked.paper(n)));
      const request = { id: `${what} ${n}`, place, actor, input: { kind: "line", line } } as const;
      const cost = await costOf(() => asked.inbox.handle(request));
      costs[what] = [...(costs[what] ?? []), cost];
    }
    const typed = words(n).slice(0, 1 + (n % 8));
    const typing = { place, actor, command: "similar", option: "paper", typed };
    costs.completed?.push(await costOf(() => asked.inbox.complete(typing)));
  }
  return costs;
}

async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = threadMs();
  await work();
  return threadMs() - before;
}

function words(n: number): string {
  return TOPIC_WORDS[(n * 13) % TOPIC_WORDS.length] ?? "model";
}
