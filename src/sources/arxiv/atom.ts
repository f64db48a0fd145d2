import { createRequire } from "node:module";
import type { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { readable } from "../../paper/readable.ts";
import { takeTurns } from "../../time/take-turns.ts";
import { UnusableAnswer } from "../trouble.ts";
import { cutFeed } from "./cut-feed.ts";

export const ARXIV_TITLE = "arXiv";

const REPEATED = new Set(["entry", "author", "link", "category"]);

const require = createRequire(import.meta.url);

let parser: XMLParser | undefined;

/** The parser is read when arXiv first answers. */
function parserOfFeeds(): XMLParser {
  if (parser) return parser;
  const { XMLParser: Parser }: typeof import("fast-xml-parser") = require("fast-xml-parser");
  parser = new Parser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    // Ids look like numbers and must stay texts.
    parseTagValue: false,
    // Without this, numeric character references are left as they are.
    htmlEntities: true,
    isArray: (name) => REPEATED.has(name),
  });
  return parser;
}

/** The text of an element, whether or not it has attributes. */
export const ElementText = z.union([
  z.string(),
  z.object({ "#text": z.string() }).transform((element) => element["#text"]),
]);

const FeedDocument = z.object({
  feed: z.object({
    entry: z.array(z.unknown()).default([]),
    "opensearch:totalResults": ElementText.transform(Number).pipe(z.int()).catch(0),
  }),
});
/** How arXiv reports an error: with HTTP 400 nowadays, with 200 in earlier years. */
const ErrorEntry = z.object({ title: z.literal("Error"), summary: ElementText });

export interface ArxivFeed {
  /** Each still to be read. */
  readonly entries: readonly unknown[];
  /** How many there are in all slices. */
  readonly total: number;
}

/**
 * An Atom feed of arXiv's API, a few entries at a time: others have their turn in between.
 * @throws UnusableAnswer for a web page, a feed that is cut or broken, and one that reports an error
 */
export async function parseFeed(xml: string): Promise<ArxivFeed> {
  const feed = await readFeed(xml);
  if (feed === undefined) throw notAFeed(xml);
  const error = reportedError(feed);
  if (error !== undefined) throw new UnusableAnswer(refusal(error));
  return feed;
}

/** What an answer with HTTP 400 complains about, as a sentence. */
export async function refusalIn(xml: string): Promise<string | undefined> {
  const feed = await readFeed(xml);
  const error = feed && reportedError(feed);
  return error === undefined ? undefined : refusal(error);
}

/** Entries read at a time, a few milliseconds' work. */
const PART = 16;

async function readFeed(xml: string): Promise<ArxivFeed | undefined> {
  if (!isWhole(xml)) return undefined;
  const { feed: first, others } = cutFeed(xml) ?? { feed: xml, others: [] };
  const read = [feedIn(first)];
  await takeTurns(others, { most: PART }, (part) => {
    read.push(feedIn(`<feed>${part.join("")}</feed>`));
  });
  const [feed] = read;
  if (!feed || read.includes(undefined)) return undefined;
  return { ...feed, entries: read.flatMap((part) => part?.entries ?? []) };
}

function feedIn(xml: string): ArxivFeed | undefined {
  const feed = FeedDocument.safeParse(parseXml(xml)).data?.feed;
  return feed && { entries: feed.entry, total: feed["opensearch:totalResults"] };
}

function parseXml(xml: string): unknown {
  try {
    return parserOfFeeds().parse(xml);
  } catch {
    return undefined;
  }
}

/** The parser vouches for nothing [trial half-a-feed]: what it answers may come from half a feed, or from none. */
function isWhole(xml: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?<feed[\s>]/.test(xml) && /<\/feed>\s*$/.test(xml.slice(-100));
}

function notAFeed(xml: string): UnusableAnswer {
  const what = /<html[\s>]/i.test(xml.slice(0, 1_000)) ? "a web page" : "a broken feed";
  return new UnusableAnswer(`${ARXIV_TITLE} answered with ${what} instead of data.`);
}

function reportedError({ entries }: ArxivFeed): string | undefined {
  return ErrorEntry.safeParse(entries[0]).data?.summary;
}

function refusal(error: string): string {
  return `${ARXIV_TITLE} refused the request: ${readable(error).replace(/\.?$/, ".")}`;
}
