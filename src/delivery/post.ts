import type { Adapter } from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import type { Place } from "../chat/place.ts";
import type { Clock } from "../clock.ts";
import { DeliveryError, type DeliveryFailure } from "../errors.ts";

export type PostResult =
  | { readonly kind: "sent"; readonly messageId: string }
  | { readonly kind: "not sent"; readonly failure: DeliveryFailure; readonly reason: string };

export interface Parcel {
  readonly place: Place;
  readonly message: Message;
  readonly deliveryId: string;
  /** The message whose thread it goes into. */
  readonly under?: string;
}

/** One POST, which always has a result: without an answer in time, or with an unknown error, it is in doubt. */
export async function post(
  adapter: Adapter,
  parcel: Parcel,
  clock: Clock,
  timeoutMs: number,
): Promise<PostResult> {
  const { place, message, deliveryId, under } = parcel;
  try {
    const posting = adapter.post(place, message, deliveryId, under);
    return { kind: "sent", messageId: await inTime(posting, clock, timeoutMs) };
  } catch (error) {
    return { kind: "not sent", failure: failureOf(error), reason: messageOf(error) };
  }
}

/** @throws DeliveryError `unknown` when `work` has not settled in time */
export async function inTime<T>(work: Promise<T>, clock: Clock, timeoutMs: number): Promise<T> {
  const settled = new AbortController();
  const timeout = clock.sleep(timeoutMs, settled.signal).then(() => {
    throw new DeliveryError({ kind: "unknown" }, "The platform did not answer in time.");
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    timeout.catch(() => undefined);
    settled.abort();
  }
}

export function failureOf(error: unknown): DeliveryFailure {
  return error instanceof DeliveryError ? error.failure : { kind: "unknown" };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
