import { readFile } from "node:fs/promises";
import { z } from "zod";
import { paperLinks } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { readable } from "../../src/paper/readable.ts";
import { schemes } from "../../src/paper/schemes/index.ts";
import { defineSource } from "../../src/sources/define-source.ts";
import { answerFrom, gather } from "../../src/sources/findings.ts";
import { type Page, readPage } from "../../src/sources/page.ts";
import { paperIdOf } from "../../src/sources/paper-id-of.ts";
import { UnusableAnswer } from "../../src/sources/trouble.ts";
import type { Instant } from "../../src/time/instant.ts";

const [name, title] = ["readinglist", "Our reading list"] as const;

export const readingList = defineSource({
  name,
  title,
  nearness: 2,
  settings: {
    READING_LIST: z.string().default("./reading-list.json").meta({
      description: "The JSON file of our reading list",
    }),
  },
  create: ({ READING_LIST }, { clock }) => ({
    name,
    title,
    schemes,
    since: async () => {
      const list = readList(READING_LIST, clock.now());
      return answerFrom(title, clock.now(), await gather(title, clock, [list]));
    },
  }),
});

async function readList(file: string, now: Instant): Promise<Page> {
  try {
    const list = z.array(z.unknown()).parse(JSON.parse(await readFile(file, "utf8")));
    return readPage(Entry, list, { fetchedAt: now, freshness: "fresh" });
  } catch (cause) {
    throw new UnusableAnswer(`${title} is not there, or is no list.`, { cause });
  }
}

/** `{ "link": "arxiv.org/abs/…", "title": "…", "authors": ["…"], "date": "2026-11-24" }` */
const Entry = z
  .object({
    link: paperIdOf(...schemes),
    title: z.string().transform(readable).pipe(z.string().min(1)),
    authors: z.array(z.string().transform(readable)),
    date: z.iso.date().transform((date) => Date.parse(date)),
  })
  .transform(({ link: id, title, authors, date: publishedAt }): Paper => {
    const rest = { abstract: "", categories: [], keywords: [] };
    return { ...rest, id, title, authors, publishedAt, links: paperLinks(id) };
  });
