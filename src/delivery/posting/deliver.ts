import type { Place } from "../../chat/place.ts";
import type { ChannelLedger } from "../../ledger/ledger.ts";
import type { Instant } from "../../time/instant.ts";
import { NOT_POSTED } from "../../views/words/outcomes.ts";
import type { Accounted } from "../planning/answer-due.ts";
import { ruleAgainst } from "../rule-against.ts";
import { held } from "../transitions/parts.ts";
import { delivered, withdrawn } from "../transitions/slots.ts";
import { askPlatform } from "./ask-platform.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import { endAsDead, uncertainAt } from "./end-digest.ts";
import { fillPart } from "./fill-part.ts";
import { nextStep, type Step } from "./next-step.ts";
import { postPart } from "./post-part.ts";

export interface Delivered {
  readonly ledger: ChannelLedger;
  /** When to go on with the digest that is still under way. */
  readonly wakeAt?: Instant;
}

/** Takes the digest under way as far as it goes now. */
export async function deliver(deps: DeliverDeps, start: Accounted): Promise<Delivered> {
  const { clock, record } = deps;
  let { ledger, recorded } = start;
  for (;;) {
    const { pending, place } = ledger;
    if (!pending) return { ledger };
    const now = clock.now();
    if (deps.stopping.aborted) return { ledger, wakeAt: now };
    const rule = ruleAgainst(deps.channels.get(place));
    if (rule) {
      const end = { now, uncertain: uncertainAt(deps, ledger) };
      return { ledger: await record.write(ledger, withdrawn(ledger, rule, end)) };
    }
    const step = nextStep(pending, now, deps.adapterOf(place));
    // A turn is asked for by who can take it: whose plan is still to be written might miss it.
    if (recorded !== ledger && !isFree(deps, step, ledger)) {
      recorded = await record.write(recorded, ledger);
      continue;
    }
    const wakeAt = waitFor(deps, step, ledger, now);
    if (wakeAt !== undefined) return { ledger: await record.write(recorded, ledger), wakeAt };
    ledger = await take(deps, step, { ledger, recorded });
    recorded = ledger;
  }
}

/** Whether a step is a post that has nobody to wait for. */
function isFree(
  { pace, editPace }: Pick<DeliverDeps, "pace" | "editPace">,
  step: Step,
  { place, pending }: ChannelLedger,
): boolean {
  if (step.kind !== "post" || !pace.isFree(place)) return false;
  return !pending?.parts[step.part]?.inTwoSteps || editPace.isFree(place);
}

function waitFor(
  deps: Pick<DeliverDeps, "pace" | "editPace" | "tell">,
  step: Step,
  { place, pending }: ChannelLedger,
  now: Instant,
): Instant | undefined {
  if (step.kind === "wait") return step.until;
  const inTwoSteps = step.kind === "post" && pending?.parts[step.part]?.inTwoSteps === true;
  const ms = turnIn(deps, step, inTwoSteps, place);
  if (ms === 0) return undefined;
  deps.tell({ kind: "waiting", place, ms });
  return now + Math.ceil(ms);
}

/** A line takes the turn of its edit as well, so that it does not stand bare while others are filled. */
function turnIn(
  { pace, editPace }: Pick<DeliverDeps, "pace" | "editPace">,
  step: Step,
  inTwoSteps: boolean,
  place: Place,
): number {
  if (step.kind === "post") return pace.waitMs(place) || (inTwoSteps ? editPace.waitMs(place) : 0);
  return step.kind === "fill" && step.attempt > 1 ? editPace.waitMs(place) : 0;
}

function take(
  deps: DeliverDeps,
  step: Step,
  { ledger, recorded }: Accounted,
): Promise<ChannelLedger> {
  switch (step.kind) {
    case "post":
      return postPart(deps, step, { ledger, recorded });
    case "fill":
      return fillPart(deps, step, ledger);
    case "ask":
      return askPlatform(deps, step, ledger);
    case "hold":
      return deps.record.write(ledger, held(ledger, step.part, deps.clock.now()));
    case "give up":
      return endAsDead(deps, ledger, NOT_POSTED.uncertain);
    case "expire":
      return endAsDead(deps, ledger, NOT_POSTED.windowEnded);
    case "finish":
      return deps.record.write(ledger, delivered(ledger, deps.clock.now()));
    case "wait":
      return Promise.resolve(ledger);
    default:
      return step satisfies never;
  }
}
