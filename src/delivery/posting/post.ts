import type { Adapter } from "../../chat/adapter.ts";
import type { Message } from "../../chat/message.ts";
import type { Place } from "../../chat/place.ts";
import { placed } from "../../chat/placed.ts";
import { DeliveryError, type DeliveryFailure } from "../../errors.ts";
import type { Clock } from "../../time/clock.ts";
import { type Patience, within } from "../../time/within.ts";
import { NOT_POSTED } from "../../views/words/outcomes.ts";
import { POST_TIMEOUT_MS } from "./next-step.ts";

export interface NotDone {
  readonly kind: "not done";
  readonly failure: DeliveryFailure;
  readonly reason: string;
}

export type PostResult = { readonly kind: "sent"; readonly messageId: string } | NotDone;

export interface Parcel {
  readonly place: Place;
  readonly message: Message;
  readonly deliveryId: string;
  /** The message whose thread it goes into. */
  readonly under?: string;
  /** `begin` posts its line. */
  readonly how: "post" | "begin";
}

/** How long a platform may take. */
export interface PlatformPatience extends Pick<Patience, "cut"> {
  readonly clock: Clock;
}

/** One POST, which always has a result: without an answer in time, or with an unknown error, it is in doubt. */
export function post(
  adapter: Adapter,
  { place, message, deliveryId, under, how }: Parcel,
  patience: PlatformPatience,
): Promise<PostResult> {
  const by = how === "begin" ? adapter.twoSteps?.begin : adapter.post;
  return resultOf(async () => {
    if (!by) throw new DeliveryError({ kind: "rejected" }, "Nothing can be edited there.");
    const posted = by(place, placed(message, place), deliveryId, under);
    return {
      kind: "sent",
      messageId: await inTime(posted, patience, adapter.postTimeoutMs),
    } as const;
  });
}

/** One edit, with a result like that of a post. */
export function edit(
  { twoSteps }: Adapter,
  line: { readonly place: Place; readonly messageId: string; readonly message: Message },
  patience: PlatformPatience,
): Promise<{ readonly kind: "done" } | NotDone> {
  return resultOf(async () => {
    if (!twoSteps) throw new DeliveryError({ kind: "rejected" }, "Nothing can be edited there.");
    const { place, messageId } = line;
    const message = placed(line.message, place);
    await inTime(twoSteps.finish(place, messageId, message), patience);
    return { kind: "done" } as const;
  });
}

async function resultOf<T>(act: () => Promise<T>): Promise<T | NotDone> {
  try {
    return await act();
  } catch (error) {
    return { kind: "not done", failure: failureOf(error), reason: messageOf(error) };
  }
}

/** @throws DeliveryError `unknown` when `work` has not settled in time, or is not waited for any more */
export function inTime<T>(
  work: Promise<T>,
  { clock, cut }: PlatformPatience,
  ms = POST_TIMEOUT_MS,
) {
  return within(work, { ms, clock, cut }, (end): never => {
    const why = end === "late" ? NOT_POSTED.noAnswer : NOT_POSTED.stopped;
    throw new DeliveryError({ kind: "unknown" }, why);
  });
}

export function failureOf(error: unknown): DeliveryFailure {
  return error instanceof DeliveryError ? error.failure : { kind: "unknown" };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
