import { z } from "zod";
import { defined } from "../collections/defined.ts";
import { isPaperId, type PaperId } from "../paper/id.ts";
import type { Answer, Source, Verdict } from "../sources/source.ts";
import { StoredVerdict } from "../sources/stored-verdict.ts";
import type { Documents } from "../stores/documents.ts";
import type { Ingest, SourceOrder } from "./ingest.ts";

/** Ingest where one of several processes asks the sources, and tells the others how they answered. */
export interface SharedIngest extends Ingest {
  /**
   * Reads what was told. It counts once what it answers is called: when all papers that were shared
   * before were followed.
   */
  listen(): Promise<() => void>;
}

export interface SharedIngestDeps {
  readonly own: Ingest;
  readonly sources: readonly Source[];
  /** What was told of each source, by its name. */
  readonly told: Documents;
  /** Whether this process asks the sources. */
  readonly isAsking: () => boolean;
  /** Whether another process asked for this answer, and has taken it in. */
  readonly isOfOther: (answer: Answer) => boolean;
}

interface Told {
  readonly verdict: Verdict;
  /** The moment that the catalogue described after it. */
  readonly asOf?: number;
  /** Of the day. */
  readonly order?: SourceOrder;
}

const StoredTold = z.object({
  verdict: StoredVerdict,
  asOf: z.number().exactOptional(),
  order: z
    .object({ source: z.string(), ids: z.array(z.custom<PaperId>(isPaperId)) })
    .exactOptional(),
});

export function createSharedIngest(deps: SharedIngestDeps): SharedIngest {
  const { own, sources, isAsking } = deps;
  let told = new Map<string, Told>();
  return {
    async poll(source, signal) {
      await own.poll(source, signal);
      if (!signal?.aborted) await tell(deps, source);
    },
    absorb: async (source, answer) => {
      if (!deps.isOfOther(answer)) await own.absorb(source, answer);
    },
    asOf() {
      const moments = [...told.values()].flatMap(({ asOf }) => asOf ?? []);
      return isAsking() || moments.length === 0 ? own.asOf() : Math.max(...moments);
    },
    verdict(source) {
      const theirs = told.get(source.name)?.verdict;
      return isAsking() ? (own.verdict(source) ?? theirs) : theirs;
    },
    order(window) {
      const theirs = [...told.values()].find(({ order }) => order)?.order;
      if (window !== "day") return undefined;
      return isAsking() ? (own.order(window) ?? theirs) : theirs;
    },
    async listen() {
      const heard = new Map<string, Told>();
      for (const { name } of sources) {
        const read = StoredTold.safeParse(await deps.told.get(name));
        if (read.success) heard.set(name, read.data);
      }
      return () => {
        told = heard;
      };
    },
  };
}

async function tell({ own, told }: SharedIngestDeps, source: Source): Promise<void> {
  const verdict = own.verdict(source);
  if (!verdict) return;
  const order = own.order("day");
  const theirs = order?.source === source.title ? order : undefined;
  await told.set(source.name, { verdict, ...defined({ asOf: own.asOf(), order: theirs }) });
}
