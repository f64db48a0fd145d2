import { isDeepStrictEqual } from "node:util";
import type { PaperId } from "../../../src/paper/id.ts";
import { createMerge } from "../../../src/paper/merge.ts";
import type { Paper, Sighting } from "../../../src/paper/paper.ts";
import type { SourceCopy } from "../../../src/paper/source-copy.ts";
import { standingOf } from "../../../src/sources/index.ts";

export const merge = createMerge(standingOf);

/** A list that a source gives. */
export interface Saying {
  readonly source: string;
  readonly at: number;
  readonly papers: readonly Paper[];
}

/** The contract again in the plainest way: lists, and no storage. */
export function createModel(ids: readonly PaperId[]) {
  const copies = new Map<PaperId, Map<string, SourceCopy>>();
  const sightings: Sighting[] = [];

  function merged(id: PaperId): Paper | undefined {
    const [first, ...rest] = copies.get(id)?.values() ?? [];
    return first && merge([first, ...rest]);
  }

  function keep({ source, at }: Saying, paper: Paper): void {
    const said = copies.get(paper.id) ?? new Map<string, SourceCopy>();
    copies.set(paper.id, said);
    if ((said.get(source)?.at ?? 0) <= at) said.set(source, { source, at, paper });
  }

  function put(now: Sighting): void {
    const at = sightings.findIndex((other) => isOf(now)(other) && other.at === now.at);
    if (at >= 0) sightings.splice(at, 1);
    sightings.push(now);
    sightings.sort((one, other) => one.at - other.at || (one.source < other.source ? -1 : 1));
  }

  /** `last` is what the source said latest of all before. */
  function note(now: Sighting, last: Sighting | undefined): void {
    const noted = sightings.filter(isOf(now));
    const before = noted.filter((other) => other.at <= now.at).at(-1);
    const silent = now.votes === undefined && now.stars === undefined;
    const moved = before ? before.votes !== now.votes || before.stars !== now.stars : !silent;
    if (!moved) return;
    const isLate = last !== undefined && last.at > now.at;
    const stops = before?.votes !== undefined && now.votes === undefined;
    if (last && (isLate ? !noted.some((other) => other.at > now.at) : stops)) put(last);
    put(now);
  }

  return {
    upsert(said: Saying): { added: Paper[]; changed: Paper[] } {
      const once = new Map(said.papers.map((paper) => [paper.id, paper]));
      const before = new Map([...once.keys()].map((id) => [id, merged(id)]));
      for (const paper of once.values()) {
        const last = copies.get(paper.id)?.get(said.source);
        note(sightingOf({ ...said, paper }), last && sightingOf(last));
        keep(said, paper);
      }
      const after = [...once.keys()].flatMap((id) => merged(id) ?? []);
      const differs = (paper: Paper) => !isDeepStrictEqual(paper, before.get(paper.id));
      return {
        added: after.filter(({ id }) => !before.get(id)),
        changed: after.filter((paper) => before.get(paper.id) && differs(paper)),
      };
    },
    papers: () => ids.flatMap((id) => merged(id) ?? []),
    sightings(since: number): Map<PaperId, Sighting[]> {
      const all = [...sightings];
      for (const said of copies.values())
        for (const { source, at, paper } of said.values()) {
          const last = sightings.filter(isOf({ paper: paper.id, source })).at(-1);
          if (last && last.at < at) all.push({ ...last, at });
        }
      all.sort((one, other) => one.at - other.at || (one.source < other.source ? -1 : 1));
      const leads = (one: Sighting) =>
        !all.some((other) => isOf(one)(other) && other.at > one.at && other.at < since);
      const wanted = all.filter((one) => one.at >= since || leads(one));
      const groups = ids.map((id) => [id, wanted.filter(({ paper }) => paper === id)] as const);
      return new Map(
        groups.filter(([, group]) => group.length > 0).map(([id, group]) => [id, [...group]]),
      );
    },
  };
}

function isOf({ paper, source }: Pick<Sighting, "paper" | "source">) {
  return (other: Sighting) => other.paper === paper && other.source === source;
}

function sightingOf({ source, at, paper: { id, votes, stars } }: SourceCopy): Sighting {
  return {
    paper: id,
    source,
    at,
    ...(votes !== undefined && { votes }),
    ...(stars !== undefined && { stars }),
  };
}
