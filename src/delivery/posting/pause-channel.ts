import { resume } from "../../channels/change-channel.ts";
import type { ChannelRegister, PausedBy } from "../../channels/channel.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Place } from "../../chat/place.ts";
import type { Clock } from "../../time/clock.ts";
import { pausedMessage } from "../../views/digests/paused-message.ts";
import { shortHash } from "../delivery-id.ts";
import type { Tell } from "../events.ts";
import { type PlatformPatience, post } from "./post.ts";

export interface PauseDeps {
  readonly channels: ChannelRegister;
  readonly clock: Clock;
  readonly tell: Tell;
}

/** Pauses a channel whose digests fail, with the reason its managers are shown. */
export async function pauseChannel(
  deps: PauseDeps,
  place: Place,
  reason: string,
  by: Extract<PausedBy, "failure" | "refusal"> = "failure",
): Promise<void> {
  const known = deps.channels.get(place);
  if (!known || known.paused) return;
  const paused = { at: deps.clock.now(), by, reason };
  await deps.channels.update(place, (channel) => {
    if (!channel) throw new Error(`${place} was removed before it could be paused.`);
    return { paused, ...channel };
  });
  deps.tell({ kind: "paused", place, reason });
}

/** A channel that was refused and takes posts again goes on by itself. */
export async function resumeRefused({ channels, tell }: PauseDeps, place: Place): Promise<void> {
  if (channels.get(place)?.paused?.by !== "refusal") return;
  await channels.update(place, (channel) => {
    if (!channel) throw new Error(`${place} was removed before it could be resumed.`);
    return channel.paused?.by === "refusal" ? resume(channel) : channel;
  });
  tell({ kind: "resumed", place });
}

/** Says once, where it may be seen, that the channel is paused. Best effort: what failed for days may fail again. */
export async function postNotice(
  adapter: Adapter,
  place: Place,
  reason: string,
  { clock, cut }: PlatformPatience,
): Promise<void> {
  const deliveryId = shortHash(JSON.stringify([place, "paused", clock.now()]));
  const parcel = { place, message: pausedMessage(reason), deliveryId, how: "post" } as const;
  await post(adapter, parcel, { clock, cut });
}
