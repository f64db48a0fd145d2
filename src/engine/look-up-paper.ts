import type { Catalogue } from "../catalogue/catalogue.ts";
import { defined } from "../collections/defined.ts";
import type { Ingest } from "../ingest/ingest.ts";
import { type PaperId, schemeOf } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { type Allowance, refusalVerdict, type Searcher } from "../search/allowance.ts";
import type { Source, Verdict } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";

export interface LookUpDeps {
  readonly catalogue: Pick<Catalogue, "get">;
  readonly ingest: Pick<Ingest, "absorb">;
  readonly allowance: Allowance;
  readonly sources: () => readonly Source[];
  readonly clock: Pick<Clock, "now">;
}

interface PaperFound {
  /** Left out when no source that could be asked knows it. */
  readonly paper?: Paper;
  /** What was answered by each source that was asked. */
  readonly heard: ReadonlyMap<Source, Verdict>;
}

/** A paper as it is known; the sources are asked for one that is not. */
export async function lookUpPaper(
  deps: LookUpDeps,
  id: PaperId,
  by: Searcher,
): Promise<PaperFound> {
  const paper = deps.catalogue.get([id])[0];
  return paper ? { paper, heard: new Map() } : askForPaper(deps, id, by);
}

/** The sources whose papers are named as this one is. */
export function naming(id: PaperId, { sources }: Pick<LookUpDeps, "sources">): readonly Source[] {
  const scheme = schemeOf(id);
  return sources().filter(({ schemes }) => schemes.includes(scheme));
}

/** The first source that knows it wins; what it says is kept. */
async function askForPaper(deps: LookUpDeps, id: PaperId, by: Searcher): Promise<PaperFound> {
  const { catalogue, ingest, allowance, clock } = deps;
  const heard = new Map<Source, Verdict>();
  const able = naming(id, deps).filter((source) => source.paper);
  const refusal = able.length > 0 ? allowance.take(by, id) : undefined;
  for (const source of able) {
    const answer = refusal ? undefined : await source.paper?.(id);
    if (refusal) heard.set(source, refusalVerdict(refusal, clock.now()));
    if (!answer) continue;
    heard.set(source, answer.verdict);
    if (answer.papers.length === 0) continue;
    await ingest.absorb(source, answer);
    const [paper] = catalogue.get([id]);
    return { ...defined({ paper }), heard };
  }
  return { heard };
}
