import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Channel } from "../channels/channel.ts";
import type { Composer } from "../digest/composer.ts";
import { type Explanation, explain } from "../digest/explain.ts";
import type { ChannelLedger, Ledger, SlotEnd } from "../ledger/ledger.ts";
import type { PaperId } from "../paper/id.ts";
import type { Instant, Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";

export interface LastDigest {
  readonly end?: SlotEnd;
  /** What the papers of the last posted digest answer, in no order. */
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
  if (!memory || delivered?.outcome.kind !== "delivered")
    return { ...(end && { end }), papers: [] };
  const messages = new Set(delivered.outcome.messageIds);
  const ids = Object.entries(memory.seen).flatMap(([id, { messageId }]) =>
    messageId !== undefined && messages.has(messageId) ? [id as PaperId] : [],
  );
  const papers = deps.catalogue.get(ids).map(explainIn(deps, channel, memory));
  return { ...(end && { end }), papers };
}
