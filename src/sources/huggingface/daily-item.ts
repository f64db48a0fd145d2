import { z } from "zod";
import { defined } from "../../collections/defined.ts";
import { paperLinks, printPaperId } from "../../paper/id.ts";
import type { Paper, PaperLinks } from "../../paper/paper.ts";
import { readable } from "../../paper/readable.ts";
import { arxivScheme } from "../../paper/schemes/arxiv/arxiv.ts";
import { isWithdrawn } from "../../paper/withdrawal.ts";
import { paperIdOf } from "../paper-id-of.ts";
import { webLink } from "../web-link.ts";
import { readableWithLostLatex } from "./lost-latex.ts";

const Text = z.string().transform(readable);
const Prose = z.string().transform(readableWithLostLatex);
const Link = z.string().transform(webLink);
const Count = z.int().nonnegative();
const Moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** A field that a paper can do without: absent, null or of a wrong type, it is left out. */
function spare<T extends z.ZodType>(field: T) {
  return field.optional().catch(undefined);
}

const Author = z.object({ name: Text, hidden: spare(z.boolean()) });

const HfPaper = z.object({
  id: paperIdOf(arxivScheme),
  title: Prose.pipe(z.string().min(1)),
  summary: spare(Prose),
  authors: spare(z.array(Author.optional().catch(undefined))),
  /** When arXiv published it. The item around the paper has a field of the same name that says something else. */
  publishedAt: Moment,
  submittedOnDailyAt: spare(Moment),
  upvotes: spare(Count),
  discussionId: spare(z.string()),
  projectPage: spare(Link),
  githubRepo: spare(Link),
  githubStars: spare(Count),
  ai_summary: spare(Prose),
  ai_keywords: spare(z.array(spare(Text))),
  withdrawnAt: spare(z.string()),
});
type HfPaper = z.infer<typeof HfPaper>;

/**
 * An item of a daily list or of search results, as a Paper. The shape is the one described at
 * https://huggingface.co/.well-known/openapi.json; fields that are not needed are not read.
 */
export const DailyItem = z
  .object({ paper: HfPaper, thumbnail: spare(Link), numComments: spare(Count) })
  .transform(({ paper, thumbnail, numComments }): Paper => {
    const {
      id,
      title,
      publishedAt,
      submittedOnDailyAt: listedAt,
      upvotes,
      githubStars,
      ai_summary,
    } = paper;
    return {
      id,
      title,
      abstract: paper.summary ?? "",
      authors: visibleNames(paper),
      categories: [],
      publishedAt,
      links: linksOf(paper),
      keywords: [...new Set(paper.ai_keywords?.flatMap((word) => word || []))],
      ...defined({
        listedAt,
        thumbnail: thumbnail || undefined,
        votes: upvotes,
        comments: numComments,
        stars: githubStars,
        summary: ai_summary ? { text: ai_summary, by: "Hugging Face", ai: true } : undefined,
        withdrawn:
          paper.withdrawnAt !== undefined ||
          isWithdrawn({ title, abstract: paper.summary }) ||
          undefined,
      }),
    };
  });

function visibleNames({ authors = [] }: HfPaper): string[] {
  return authors.flatMap((author) => (author && !author.hidden && author.name) || []);
}

function linksOf({ id, githubRepo, projectPage, discussionId }: HfPaper): PaperLinks {
  const page = `https://huggingface.co/papers/${printPaperId(id)}`;
  return {
    ...paperLinks(id),
    page,
    ...defined({
      code: githubRepo || undefined,
      project: projectPage || undefined,
      discussion: discussionId ? `${page}#community` : undefined,
    }),
  };
}
