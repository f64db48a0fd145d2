import { button } from "../../chat/button.ts";
import type { Block, Item, Message, Span } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import type { Digest, DigestItem, DigestSection, Returned } from "../../digest/digest.ts";
import type { SourceReport } from "../../sources/source.ts";
import type { Instant } from "../../time/instant.ts";
import { paperItem } from "../papers/paper-item.ts";
import { localDay } from "../words/calendar.ts";
import { emptinessWords } from "../words/emptiness.ts";
import { counted } from "../words/quantities.ts";
import { sourceNotes } from "../words/source-notes.ts";
import { trendingTitle } from "../words/trending.ts";
import { verdictWords } from "../words/verdicts.ts";
import { digestSmallPrint } from "./digest-small-print.ts";

export interface DigestHeading {
  /** The moment whose local date heads the digest. */
  readonly at: Instant;
  /** The channel's IANA zone. */
  readonly zone: string;
  /** `thread`: the message lists the papers, and what each one says stands in its thread. */
  readonly details?: "thread" | undefined;
  /** A notification of it says its summary. */
  readonly announced?: true | undefined;
}

/** A digest as it is posted; its items stand in the order of `digest.papers`. */
export function digestMessage(digest: Digest, heading: DigestHeading): Message {
  const { at, zone, details, announced } = heading;
  const title = `Papers · ${localDay(zone, at)}`;
  const inThread = details === "thread" && digest.papers.length > 0;
  const listed = [...sections(digest, heading), ...returned(digest)];
  return {
    summary: `${title}: ${summaryOf(digest)}`,
    blocks: [
      { kind: "heading", text: title },
      { kind: "place" },
      ...(digest.empty ? [{ kind: "text", text: emptinessWords(digest.empty) } as const] : []),
      ...(inThread ? listed.map(briefly) : listed),
      ...digestSmallPrint(digest),
      ...sourceNotes(untold(digest)),
      { kind: "actions", actions: actions(digest) },
    ],
    ...defined({ thread: inThread ? listed : undefined, announced }),
  };
}

/** Title and reception alone. */
function briefly(block: Block): Block {
  if (block.kind !== "item") return block;
  const { byline: _, body: __, thumbnail: ___, ...brief } = block;
  return brief;
}

function summaryOf({ sections, returned, papers, empty }: Digest): string {
  const first = sections[0]?.items[0]?.ranked.paper ?? returned[0]?.paper;
  if (!first) return empty ? emptinessWords(empty) : "no papers.";
  return `${counted(papers.length, "paper")}, first “${first.title}”.`;
}

function sections({ sections, window, asOf }: Digest, { at: now, zone }: DigestHeading): Block[] {
  const trending = trendingTitle(window, { asOf, now, zone });
  let shown = 0;
  return sections.flatMap((section) => {
    const before = shown;
    shown += section.items.length;
    return [
      { kind: "heading", text: sectionHeading(section, trending) },
      ...section.items.map((item, at) => digestItem(item, before + at + 1)),
    ];
  });
}

/** `New on diffusion policy (3 of 11; threshold 5 votes)` */
function sectionHeading(
  { topic, name, items, found, minVotes }: DigestSection,
  trending: string,
): string {
  const threshold = minVotes > 0 ? `threshold ${counted(minVotes, "vote")}` : "";
  const some = found > items.length ? `${items.length} of ${found}` : "";
  const facts = [some, threshold].filter((fact) => fact !== "").join("; ");
  const age = items.every(({ earlier }) => earlier) ? "Earlier" : "New";
  const title = topic.kind === "trending" ? trending : `${age} on ${name}`;
  return facts === "" ? title : `${title} (${facts})`;
}

function digestItem({ ranked, alsoOn, earlier }: DigestItem, index: number): Block {
  const listed = paperItem(ranked.paper, { index, growth: ranked.growth });
  const item = earlier ? marked(listed, "Earlier") : listed;
  if (alsoOn.length === 0) return item;
  const body = spans(item.body);
  const also = `also on: ${alsoOn.join("; ")}`;
  return { ...item, body: [...body, ...(body.length > 0 ? ["\n"] : []), also] };
}

function returned({ returned, papers }: Digest): Block[] {
  if (returned.length === 0) return [];
  const before = papers.length - returned.length;
  return [
    { kind: "heading", text: "News of papers posted here" },
    ...returned.map((each, at) => returnedItem(each, before + at + 1)),
  ];
}

/** A withdrawn paper is marked so wherever it is listed. */
function returnedItem({ paper, kinds }: Returned, index: number): Block {
  const item = paperItem(paper, { index });
  return kinds.includes("code") ? marked(item, "Code released") : item;
}

function marked(item: Item, text: string): Item {
  return { ...item, meta: [{ kind: "bold", text }, " · ", ...spans(item.meta)] };
}

function spans(text: Item["body"]): readonly Span[] {
  return typeof text === "string" ? [text] : (text ?? []);
}

/** Sources whose sentence does not stand above already. */
function untold({ sources, empty }: Digest): readonly SourceReport[] {
  if (!empty) return sources;
  const told = emptinessWords(empty);
  return sources.filter((source) => !told.includes(verdictWords(source)));
}

function actions({ empty }: Digest) {
  const manage = button("Manage topics", "subscriptions.list");
  return empty ? [manage] : [button("Why these", "why.digest"), manage];
}
