import { z } from "zod";
import type { Paper } from "../../paper/paper.ts";
import { arxivScheme } from "../../paper/schemes/arxiv/arxiv.ts";
import type { Instant } from "../../time/instant.ts";
import type { Answer, Source } from "../source.ts";
import recorded from "./papers.json" with { type: "json" };
import { SamplePaper } from "./sample-paper.ts";

/**
 * Real papers of three weeks in October 2025 for a machine without network: facts and counts as
 * Hugging Face Papers showed them, with summaries that a model wrote. `since` gives them moment by moment as they were recorded, so
 * that whoever keeps what it gives sees the votes grow; the mark is how many moments were given.
 */
export function createSample(): Source {
  const snapshots = z.array(SamplePaper).parse(recorded).flat();
  const moments = [...new Set(snapshots.map(({ at }) => at))].sort((a, b) => a - b);
  const asOf = Math.max(...moments);

  return {
    name: "sample",
    title: "Sample papers",
    schemes: [arxivScheme],

    since: async (mark) => {
      const given = momentsGiven(mark);
      const at = moments[given];
      if (at === undefined) return answer(asOf, []);
      const batch = snapshots.filter((snapshot) => snapshot.at === at).map(({ paper }) => paper);
      return { ...answer(at, batch), mark: String(given + 1) };
    },

    paper: async (id) => {
      const last = snapshots.findLast(({ paper }) => paper.id === id);
      return last ? answer(last.at, [last.paper]) : answer(asOf, []);
    },
  };
}

/** A mark that was not given here starts over. */
function momentsGiven(mark: string | undefined): number {
  return mark !== undefined && /^\d{1,6}$/.test(mark) ? Number(mark) : 0;
}

function answer(at: Instant, papers: readonly Paper[]): Answer {
  return { papers, verdict: { status: "stale", at, reason: reasonAt(at) } };
}

function reasonAt(at: Instant): string {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(at);
  return `Sample papers, as recorded on ${day}: they are real, but nothing here is new.`;
}
