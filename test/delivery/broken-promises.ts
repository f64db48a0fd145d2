import type { Place } from "../../src/chat/place.ts";
import type { ChannelLedger, SlotEnd } from "../../src/ledger/ledger.ts";
import type { ShownMessage } from "../fakes/chat/chat-platform.ts";
import { papersSeen } from "../fakes/seen.ts";
import { papersIn, readLedger, type World } from "./world.ts";

export interface Promised {
  readonly places: readonly Place[];
  /** The moments of the slots that were due. */
  readonly slots: readonly number[];
  /** How often one post may be shown where nobody can be asked; 1 when all is posted in two steps. */
  readonly mostTimes: number;
}

/** What of RELIABILITY's invariants does not hold in a world whose days are over; empty when all do. */
export async function brokenPromises(world: World, promised: Promised): Promise<string[]> {
  const wrong: string[] = [];
  for (const place of promised.places) {
    const ledger = await readLedger(world, place);
    const shown = world.platforms.flatMap((each) =>
      each.shown.filter((one) => one.place === place),
    );
    const about = ledger
      ? [
          ...ofLedger(ledger, promised),
          ...ofMessages(shown, ledger, promised),
          ...ofPapers(shown, world, ledger),
        ]
      : ["it has no ledger"];
    wrong.push(...about.map((what) => `${place}: ${what}`));
  }
  const refused = world.platforms.flatMap((platform) => platform.violations);
  return [...wrong, ...refused];
}

function ofLedger(ledger: ChannelLedger, { slots }: Promised): string[] {
  const wrong = ledger.pending ? ["something is left under way"] : [];
  const ended = ledger.ends.map(({ slot }) => slot.at);
  if (ended.join() !== slots.join()) wrong.push(`slots ${ended} have an end, not ${slots}`);
  for (const { outcome } of ledger.ends)
    if (outcome.kind !== "delivered" && !isHeld(outcome))
      wrong.push(`it ended as ${JSON.stringify(outcome)}`);
  return wrong;
}

/** Twice only on a platform that cannot be asked, and only when that is recorded; in two steps only a line. */
function ofMessages(
  shown: readonly ShownMessage[],
  ledger: ChannelLedger,
  { mostTimes }: Promised,
): string[] {
  const wholes = shown.filter(({ isLine }) => !isLine);
  const counts = new Map<string, number>();
  for (const { deliveryId } of wholes) counts.set(deliveryId, (counts.get(deliveryId) ?? 0) + 1);
  const uncertain = /^(?:slack|email):/u.test(ledger.place) && ledger.ends.some(isUncertain);
  const most = uncertain ? mostTimes : 1;
  const bare = shown.filter(({ isLine }) => isLine && !uncertain);
  const tops = new Set(shown.filter(({ under }) => under === undefined).map(({ id }) => id));
  const astray = shown.filter(({ under }) => under !== undefined && !tops.has(under));
  return [
    ...[...counts]
      .filter(([, count]) => count > most)
      .map(([id, count]) => `${id} is shown ${count} times`),
    ...bare.map(({ id }) => `${id} is a line that was left`),
    ...astray.map(({ id, under }) => `${id} is under ${under}, which is no message`),
  ];
}

/** In order, none in two messages, none lost; and what is remembered is what was shown. */
function ofPapers(shown: readonly ShownMessage[], world: World, ledger: ChannelLedger): string[] {
  const first = new Map<string, ShownMessage>();
  const wrong: string[] = [];
  for (const message of shown) {
    for (const paper of papersIn(message.message)) {
      const before = first.get(paper);
      if (!before) first.set(paper, message);
      else if (before.deliveryId !== message.deliveryId) wrong.push(`${paper} is in two digests`);
    }
  }
  const order = [...first.keys()];
  const expected = world.papers.map(({ id }) => id);
  const held = ledger.ends.some(({ outcome }) => isHeld(outcome));
  if (!held && order.join() !== expected.join()) wrong.push(`papers were shown as ${order}`);
  const remembered = new Set(Object.keys(papersSeen(ledger.seen)));
  const forgotten = order.filter((paper) => !remembered.has(paper));
  if (forgotten.length > 0) wrong.push(`it does not remember ${forgotten}`);
  return wrong;
}

function isHeld(outcome: SlotEnd["outcome"]): boolean {
  return outcome.kind === "dead" && outcome.uncertain;
}

function isUncertain({ outcome }: SlotEnd): boolean {
  return "uncertain" in outcome && outcome.uncertain;
}
