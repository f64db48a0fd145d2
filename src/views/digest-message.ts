import { button } from "../chat/button.ts";
import type { Block, Item, Message, Span } from "../chat/message.ts";
import type { Digest, DigestItem, NotShown, Returned, Section } from "../digest/digest.ts";
import type { Instant } from "../paper/paper.ts";
import { shorten } from "../paper/shorten.ts";
import type { Window } from "../sources/source.ts";
import { localDay } from "./local-words.ts";
import { counted } from "./number-words.ts";
import { paperItem } from "./paper-item.ts";
import { sourceNotes } from "./source-notes.ts";

export interface DigestHeading {
  /** The moment whose local date heads the digest. */
  readonly at: Instant;
  /** The channel's IANA zone. */
  readonly zone: string;
  /** Its slot passed while the bot could not post. */
  readonly late?: boolean;
  /** `thread`: the message lists the papers, and what each one says stands in its thread. */
  readonly details?: "thread" | undefined;
  /** A notification of it says its summary. */
  readonly announced?: true | undefined;
}

/** A digest as it is posted; its items stand in the order of `digest.papers`. */
export function digestMessage(digest: Digest, heading: DigestHeading): Message {
  const { at, zone, late = false, details, announced } = heading;
  const title = `Papers · ${localDay(zone, at)}${late ? " · late" : ""}`;
  const inThread = details === "thread" && digest.papers.length > 0;
  const listed = [...sections(digest), ...returned(digest)];
  return {
    summary: `${title}: ${summaryOf(digest)}`,
    blocks: [
      { kind: "heading", text: title },
      ...(digest.empty ? [{ kind: "text", text: digest.empty.reason } as const] : []),
      ...(inThread ? listed.map(briefly) : listed),
      ...quietNotes(digest),
      ...notShownNotes(digest.notShown),
      ...sourceNotes(digest.sources),
      { kind: "actions", actions: actions(digest) },
    ],
    ...(inThread && { thread: listed }),
    ...(announced && { announced }),
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
  if (!first) return empty?.reason ?? "no papers.";
  return `${counted(papers.length, "paper")}, first “${first.title}”.`;
}

function sections({ sections, window }: Digest): Block[] {
  let shown = 0;
  return sections.flatMap((section) => {
    const before = shown;
    shown += section.items.length;
    return [
      { kind: "heading", text: sectionHeading(section, window) },
      ...section.items.map((item, at) => digestItem(item, before + at + 1)),
    ];
  });
}

const TRENDING: Record<Window, string> = {
  day: "Trending today",
  week: "Trending this week",
  month: "Trending this month",
};

/** `New on “diffusion policy” (3 of 11; threshold 5 votes)` */
function sectionHeading({ topic, name, items, found, minVotes }: Section, window: Window): string {
  const threshold = minVotes ? `threshold ${counted(minVotes, "vote")}` : "";
  const some = found !== undefined && found > items.length ? `${items.length} of ${found}` : "";
  const facts = [some, threshold].filter((fact) => fact !== "").join("; ");
  const title = topic.kind === "trending" ? TRENDING[window] : `New on ${name}`;
  return facts === "" ? title : `${title} (${facts})`;
}

function digestItem({ ranked, alsoOn }: DigestItem, index: number): Block {
  const item = paperItem(ranked.paper, { index, growth: ranked.growth });
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
  if (!kinds.includes("code")) return item;
  const news: Span = { kind: "bold", text: "Code released" };
  return { ...item, meta: [news, " · ", ...spans(item.meta)] };
}

function spans(text: Item["body"]): readonly Span[] {
  return typeof text === "string" ? [text] : (text ?? []);
}

/** How much of a long list of topics is named, in characters. */
const QUIET_LENGTH = 200;

/** A digest without a paper says so itself. */
function quietNotes({ quiet, empty }: Digest): Block[] {
  if (quiet.length === 0 || empty) return [];
  return [{ kind: "note", text: `Nothing new on ${shorten(quiet.join("; "), QUIET_LENGTH)}` }];
}

function notShownNotes({ belowThreshold, overLimit, postedBefore }: NotShown): Block[] {
  const parts = [
    belowThreshold > 0 && `${belowThreshold.toLocaleString("en")} below the threshold`,
    overLimit > 0 && `${overLimit.toLocaleString("en")} over the limit`,
    postedBefore > 0 && `${postedBefore.toLocaleString("en")} posted here before`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? [{ kind: "note", text: `Not shown: ${parts.join(", ")}` }] : [];
}

function actions({ empty }: Digest) {
  const manage = button("Manage topics", "subscriptions.list");
  return empty ? [manage] : [button("Why these", "why.digest"), manage];
}
