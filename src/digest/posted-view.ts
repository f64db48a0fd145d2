import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Topic } from "../channels/channel.ts";
import { meaningOf } from "../channels/topic.ts";
import type { NewsKind } from "../paper/news.ts";
import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import { explainMatch } from "../query/say/explain-match.ts";
import type { Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import type { PostedDigest, PostedItem } from "./posted.ts";

/** A digest as it was posted. */
export interface PostedView {
  readonly asOf: Instant;
  readonly window: Window;
  /** In the order shown. */
  readonly papers: readonly PostedPaper[];
}

export interface PostedPaper {
  readonly paper: Paper;
  /** The topic it was shown on, in words; left out for one that came again. */
  readonly on?: PostedOn;
  /** Why it came again. */
  readonly news: readonly NewsKind[];
}

export interface PostedOn {
  readonly topic: Topic;
  readonly name: string;
  /** How many papers the topic had. */
  readonly of: number;
  readonly item: PostedItem;
  /** What of the paper answers the topic; empty for what was trending. */
  readonly matchedBy: readonly string[];
}

export interface PostedViewDeps {
  readonly catalogue: Pick<Catalogue, "get">;
  /** What `like:` means now. */
  readonly like: NonNullable<MatchFacts["like"]>;
}

/** Papers that are not known any more are left out. */
export function viewPosted(
  { catalogue, like }: PostedViewDeps,
  { asOf, window, sections, returned }: PostedDigest,
): PostedView {
  const ids = [...sections.flatMap(({ items }) => items), ...returned].map(({ id }) => id);
  const known = new Map(catalogue.get(ids).map((paper) => [paper.id, paper]));
  const shown = sections.flatMap(({ topic, of, items }) =>
    items.flatMap((item): PostedPaper[] => {
      const paper = known.get(item.id);
      const { name, query } = meaningOf(topic);
      const matchedBy = query && paper ? explainMatch(query, paper, { like }) : [];
      return paper ? [{ paper, on: { topic, name, of, item, matchedBy }, news: [] }] : [];
    }),
  );
  const again = returned.flatMap(({ id, kinds }): PostedPaper[] => {
    const paper = known.get(id);
    return paper ? [{ paper, news: kinds }] : [];
  });
  return { asOf, window, papers: [...shown, ...again] };
}
