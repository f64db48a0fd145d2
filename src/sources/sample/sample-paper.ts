import { z } from "zod";
import type { Paper } from "../../paper/paper.ts";
import type { Instant } from "../../time/instant.ts";

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
  id: z.string().regex(/^\d{4}\.\d{5}$/),
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
      ...(comments !== undefined && { comments }),
      ...(stars !== undefined && { stars }),
    },
  })),
);

function factsOf({ id, title, authors, categories, published, keywords, ...entry }: Entry): Paper {
  return {
    id: `arxiv:${id}`,
    title,
    // The authors' abstract is theirs, and is not given away with a program.
    abstract: "",
    authors,
    categories,
    publishedAt: published,
    links: {
      page: `https://arxiv.org/abs/${id}`,
      pdf: `https://arxiv.org/pdf/${id}`,
      ...(entry.code !== undefined && { code: entry.code }),
      ...(entry.project !== undefined && { project: entry.project }),
      discussion: `https://huggingface.co/papers/${id}#community`,
    },
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
    keywords,
    summary: { text: entry.summary, by: "sample", ai: true },
    sample: true,
  };
}
