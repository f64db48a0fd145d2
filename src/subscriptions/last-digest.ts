import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Channel } from "../channels/channel.ts";
import { defined } from "../collections/defined.ts";
import type { Composer } from "../digest/composer.ts";
import { type Explanation, explain } from "../digest/explain.ts";
import { type PostedDigest, unpackDigest } from "../digest/posted.ts";
import { type PostedView, viewPosted } from "../digest/posted-view.ts";
import type { ChannelLedger, Ledger, SlotEnd } from "../ledger/ledger.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Documents } from "../stores/documents.ts";
import type { Instant } from "../time/instant.ts";

export interface LastDigest {
  readonly end?: SlotEnd;
  /** The last digest that was posted, as it was; left out when that is not known any more. */
  readonly posted?: PostedView;
  /** Where it is not: what its papers answer now, in no order. */
  readonly papers: readonly Explanation[];
}

export interface ExplainDeps {
  readonly composer: Pick<Composer, "candidates">;
  /** The moment the catalogue describes. */
  readonly asOf: () => Instant;
  /** What `like:` means now. */
  readonly like: NonNullable<MatchFacts["like"]>;
}

export interface LastDigestDeps extends ExplainDeps {
  readonly ledger: Pick<Ledger, "get">;
  readonly catalogue: Pick<Catalogue, "get">;
  /** Where deliveries keep what digests were posted with. */
  readonly posted: Pick<Documents, "get">;
}

/** Explains papers to one channel, all at one moment. */
export function explainIn(
  { composer, asOf, like }: ExplainDeps,
  channel: Channel,
  memory: ChannelLedger,
): (paper: Paper) => Explanation {
  const at = asOf();
  const candidates = composer.candidates(at);
  return (paper) => explain({ paper, channel, memory, asOf: at, candidates, facts: { like } });
}

/** What the ledger says of the latest slot and of the last digest that was posted. */
export async function lastDigest(deps: LastDigestDeps, channel: Channel): Promise<LastDigest> {
  const memory = await deps.ledger.get(channel.place);
  const end = memory?.ends.at(-1);
  const delivered = memory?.ends.findLast(({ outcome }) => outcome.kind === "delivered");
  if (!memory || !delivered) return { ...defined({ end }), papers: [] };
  const posted = await postedAt(deps, memory, delivered.at);
  if (posted) return { ...defined({ end }), posted: viewPosted(deps, posted), papers: [] };
  const papers = deps.catalogue
    .get(papersOf(memory, delivered))
    .map(explainIn(deps, channel, memory));
  return { ...defined({ end }), papers };
}

/** The digest that brought a paper, as it was posted; undefined when that is not known any more. */
export async function postedWith(
  deps: LastDigestDeps,
  memory: ChannelLedger,
  paper: Paper,
): Promise<PostedView | undefined> {
  const { endedAt } = memory.seen.get(paper.id) ?? {};
  const posted = endedAt === undefined ? undefined : await postedAt(deps, memory, endedAt);
  if (!posted) return undefined;
  const { papers, ...rest } = viewPosted(deps, posted);
  return { ...rest, papers: papers.filter((each) => each.paper.id === paper.id) };
}

async function postedAt(
  { posted }: LastDigestDeps,
  memory: ChannelLedger,
  at: Instant,
): Promise<PostedDigest | undefined> {
  const kept = memory.posted?.findLast((each) => each.at === at);
  return kept && unpackDigest(await posted.get(kept.key));
}

function papersOf({ seen }: ChannelLedger, { at }: SlotEnd): PaperId[] {
  return Array.from(seen.entries(), ([id, { endedAt }]) => (endedAt === at ? [id] : [])).flat();
}
