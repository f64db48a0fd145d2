import type { Block } from "../../chat/message.ts";
import type { Digest, NotShown } from "../../digest/digest.ts";
import { isUnread } from "../../digest/rules/emptiness.ts";
import { shorten } from "../../paper/shorten.ts";

/** How a digest is to be read, and what it leaves out, a line each. */
export function digestSmallPrint(digest: Digest): Block[] {
  const lines = [
    ...orderWords(digest),
    ...earlierWords(digest),
    ...quietWords(digest),
    ...notShownWords(digest.notShown),
  ];
  return lines.map((text) => ({ kind: "note", text }));
}

const ORDER = "Fastest-growing for their age first";

/** Only of lists: one paper is in no order. */
function orderWords({ sections }: Digest): string[] {
  if (sections.every(({ items }) => items.length < 2)) return [];
  const own = sections.some(({ items }) => items[0]?.ranked.sourceRank !== undefined);
  return [own ? `${ORDER}; what trends: its source’s own order` : ORDER];
}

function earlierWords({ sections }: Digest): string[] {
  const some = sections.some(({ items }) => items.some(({ earlier }) => earlier));
  return some ? ["Earlier: known before the last digest, and not shown in it."] : [];
}

/** How much of a long list of topics is named, in characters. */
const QUIET_LENGTH = 200;

/** What could not be looked at may have had some. */
function quietWords({ quiet, empty, sources }: Digest): string[] {
  if (empty || quiet.length === 0) return [];
  const names = shorten(quiet.join("; "), QUIET_LENGTH);
  if (!isUnread(sources)) return [`Nothing new on ${names}`];
  return [`Nothing found on ${names}, as far as could be looked`];
}

function notShownWords({ belowThreshold, overLimit, postedBefore }: NotShown): string[] {
  const parts = [
    belowThreshold > 0 && `${belowThreshold.toLocaleString("en")} below the threshold`,
    overLimit > 0 && `${overLimit.toLocaleString("en")} over the limit`,
    postedBefore > 0 && `${postedBefore.toLocaleString("en")} posted here before`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? [`Not shown: ${parts.join(", ")}`] : [];
}
