import { z } from "zod";
import { defined } from "../../collections/defined.ts";
import { paperLinks } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import { readable } from "../../paper/readable.ts";
import { arxivScheme } from "../../paper/schemes/arxiv/arxiv.ts";
import { isWithdrawn } from "../../paper/withdrawal.ts";
import { paperIdOf } from "../paper-id-of.ts";
import { ElementText } from "./atom.ts";

const Text = ElementText.transform(readable);

const Category = z.object({ "@term": z.string() }).transform((category) => category["@term"]);

/** An author is a paper's loss only when the name can be read. */
const Author = z.object({ name: Text }).transform(({ name }) => name);

/** Terms of other classifications, such as ACM's `I.2.7` and MSC's `68T05`, stand among arXiv's own. */
const ARXIV_CATEGORY = /^[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z-]+)?$/;

/** An entry of the API's Atom feed, as a Paper. */
export const Entry = z
  .object({
    id: ElementText.pipe(paperIdOf(arxivScheme)),
    title: Text.pipe(z.string().min(1)),
    summary: Text.optional().catch(undefined),
    /** When the first version was submitted. */
    published: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    author: z.array(Author.catch("")).optional().catch(undefined),
    category: z.array(Category.catch("")).optional().catch(undefined),
    "arxiv:primary_category": Category.optional().catch(undefined),
    "arxiv:comment": Text.optional().catch(undefined),
  })
  .transform((entry): Paper => {
    const { title, summary: abstract, "arxiv:comment": comment } = entry;
    return {
      id: entry.id,
      title,
      abstract: abstract ?? "",
      authors: entry.author?.filter((name) => name !== "") ?? [],
      categories: categoriesOf(entry["arxiv:primary_category"], entry.category),
      publishedAt: entry.published,
      links: paperLinks(entry.id),
      keywords: [],
      ...defined({ withdrawn: isWithdrawn({ title, abstract, comment }) || undefined }),
    };
  });

function categoriesOf(primary = "", others: readonly string[] = []): string[] {
  return [...new Set([primary, ...others])].filter((term) => ARXIV_CATEGORY.test(term));
}
