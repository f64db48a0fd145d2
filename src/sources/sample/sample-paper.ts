import { z } from "zod";
import { defined } from "../../collections/defined.ts";
import { paperLinks, printPaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import { arxivScheme } from "../../paper/schemes/arxiv/arxiv.ts";
import type { Instant } from "../../time/instant.ts";
import { paperIdOf } from "../paper-id-of.ts";

/** A paper with the counts it had at one moment. */
export interface Snapshot {
  readonly at: Instant;
  readonly paper: Paper;
}

const Moment = z.iso.datetime().transform((text): Instant => Date.parse(text));
const Words = z.string().min(1);
const Link = z.url({ protocol: /^https?$/ });
const Count = z.int().nonnegative();

const Entry = z.strictObject({
  id: paperIdOf(arxivScheme),
  title: Words,
  authors: z.array(Words).min(1),
  categories: z.array(Words),
  published: Moment,
  code: Link.optional(),
  project: Link.optional(),
  keywords: z.array(Words),
  summary: Words,
  seen: z
    .array(
      z.strictObject({
        at: Moment,
        votes: Count,
        comments: Count.optional(),
        stars: Count.optional(),
      }),
    )
    .min(1),
});
type Entry = z.infer<typeof Entry>;

/** One line of `papers.json`, as the paper at each moment when its counts were recorded, oldest first. */
export const SamplePaper = Entry.transform((entry): Snapshot[] =>
  entry.seen.map(({ at, votes, comments, stars }) => ({
    at,
    paper: {
      ...factsOf(entry),
      votes,
      ...defined({ comments, stars }),
    },
  })),
);

function factsOf({ id, title, authors, categories, published, keywords, ...entry }: Entry): Paper {
  return {
    id,
    title,
    // The authors' abstract is theirs, and is not given away with a program.
    abstract: "",
    authors,
    categories,
    publishedAt: published,
    links: {
      ...paperLinks(id),
      ...defined({ code: entry.code, project: entry.project }),
      discussion: `https://huggingface.co/papers/${printPaperId(id)}#community`,
    },
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${printPaperId(id)}.png`,
    keywords,
    summary: { text: entry.summary, by: "sample", ai: true },
    sample: true,
  };
}
