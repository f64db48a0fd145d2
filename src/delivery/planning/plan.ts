import type { Channel } from "../../channels/channel.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Message } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import type { ChannelLedger, PendingDigest } from "../../ledger/ledger.ts";
import type { PaperId } from "../../paper/id.ts";
import type { Instant } from "../../time/instant.ts";
import { withLateNote } from "../../views/digests/late-note.ts";
import { SKIPPED } from "../../views/words/outcomes.ts";
import { deliveryIdOf } from "../delivery-id.ts";
import { explainedForMs } from "../explained.ts";
import type { MessageShelf } from "../message-shelf.ts";
import type { DueDigest } from "../when/choose-slot.ts";

/** What a channel is told at `asOf`: everything new that its topics ask for and its ledger has not seen. */
export type Compose = (
  channel: Channel,
  ledger: ChannelLedger,
  asOf: Instant,
) => Promise<ComposedDigest>;

interface ComposedDigest {
  /** Left out when nothing is to be posted. Equal digests may share one object, which then is split and kept once. */
  readonly message?: Message;
  /** The papers it shows, in the order of the message's items: the k-th item shows the k-th paper. */
  readonly papers: readonly PaperId[];
  /** What explains it later, as it is kept; one object for equal digests. */
  readonly posted?: object;
  /** Why there is nothing to post. */
  readonly rule?: string;
}

export interface PlanDeps {
  readonly compose: Compose;
  readonly shelf: MessageShelf;
}

/** Composes the digest of a due slot and keeps its messages, or names the rule by which there is none. */
export async function planDigest(
  { compose, shelf }: PlanDeps,
  { channel, ledger, adapter }: { channel: Channel; ledger: ChannelLedger; adapter: Adapter },
  due: DueDigest,
  asOf: Instant,
): Promise<PendingDigest | { readonly rule: string }> {
  const { message, papers, posted, rule } = await compose(channel, ledger, asOf);
  if (!message) return { rule: rule ?? SKIPPED.nothingNew };
  const { place, schedule } = channel;
  const whole = due.late ? lateMessage(message, due) : message;
  const parts = await shelf.keepParts(adapter, whole);
  const shown = attributePapers(
    papers,
    parts.filter(({ inThread }) => !inThread),
  );
  const postedKey = posted && (await shelf.keepPosted(posted, explainedForMs(schedule)));
  return {
    ...due,
    asOf,
    ...defined({ postedKey }),
    parts: parts.map(({ messageKey, inThread }, index) => ({
      deliveryId: deliveryIdOf(place, due.slot, index),
      messageKey,
      papers: shown[index] ?? [],
      state: { kind: "planned" },
      ...defined({
        inThread,
        inTwoSteps: adapter.twoSteps?.isFor(place, message, index) || undefined,
      }),
    })),
  };
}

/** One object for equal digests that were due at once: after a stop, that is all of them. */
function lateMessage(message: Message, due: DueDigest): Message {
  const known = late.get(message) ?? new Map<string, Message>();
  late.set(message, known);
  const { slot, coalesced } = due;
  const key = JSON.stringify([slot, coalesced.length]);
  const made = known.get(key) ?? withLateNote(message, due);
  known.set(key, made);
  return made;
}

const late = new WeakMap<Message, Map<string, Message>>();

/**
 * The papers each part shows, by counting items. Where the counts do not agree, all belong to the
 * first part: then a digest that stops halfway may lose a paper, but never posts one twice.
 */
export function attributePapers(
  papers: readonly PaperId[],
  parts: readonly { readonly items: number }[],
): readonly (readonly PaperId[])[] {
  const items = parts.reduce((sum, part) => sum + part.items, 0);
  if (items !== papers.length) return parts.map((_, index) => (index === 0 ? papers : []));
  let shown = 0;
  return parts.map((part) => {
    shown += part.items;
    return papers.slice(shown - part.items, shown);
  });
}
