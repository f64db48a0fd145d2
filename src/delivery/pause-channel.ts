import type { ChannelRegister } from "../channels/channel.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import type { Place } from "../chat/place.ts";
import type { Clock } from "../clock.ts";
import { shortHash } from "./delivery-id.ts";
import type { Tell } from "./events.ts";
import { post } from "./post.ts";

export interface PauseDeps {
  readonly channels: ChannelRegister;
  readonly clock: Clock;
  readonly tell: Tell;
}

const NOTICE_TIMEOUT_MS = 10_000;

/** Pauses a channel whose digests fail, with the reason its managers are shown. */
export async function pauseChannel(deps: PauseDeps, place: Place, reason: string): Promise<void> {
  const known = deps.channels.get(place);
  if (!known || known.paused) return;
  const paused = { at: deps.clock.now(), by: "failure", reason } as const;
  await deps.channels.update(place, (channel) => {
    if (!channel) throw new Error(`${place} was removed before it could be paused.`);
    return { paused, ...channel };
  });
  deps.tell({ kind: "paused", place, reason });
}

/** Says once, where it may be seen, that the channel is paused. Best effort: what failed for days may fail again. */
export async function postNotice(
  adapter: Adapter,
  place: Place,
  reason: string,
  clock: Clock,
): Promise<void> {
  const deliveryId = shortHash(JSON.stringify([place, "paused", clock.now()]));
  const parcel = { place, message: noticeOf(reason), deliveryId };
  await post(adapter, parcel, clock, NOTICE_TIMEOUT_MS);
}

function noticeOf(reason: string): Message {
  const summary = "Digests are paused in this channel.";
  const text = `${reason} Someone who manages this channel can start them again with schedule.`;
  return {
    summary,
    blocks: [
      { kind: "heading", text: summary },
      { kind: "text", text },
    ],
  };
}
