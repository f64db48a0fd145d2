import type { ChannelRegister } from "../../channels/channel.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Place } from "../../chat/place.ts";
import type { Clock } from "../../time/clock.ts";
import type { Tell } from "../events.ts";
import type { MessageShelf } from "../message-shelf.ts";
import type { Recorder } from "../recorder.ts";
import type { Pace } from "./pace.ts";

/** What delivering one digest needs. */
export interface DeliverDeps {
  readonly channels: ChannelRegister;
  /** Undefined while the place's platform is not connected. */
  readonly adapterOf: (place: Place) => Adapter | undefined;
  readonly shelf: MessageShelf;
  readonly record: Recorder;
  readonly pace: Pace;
  /** Of edits. */
  readonly editPace: Pace;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly tell: Tell;
  readonly stopping: AbortSignal;
  /** Aborted when a stop waits no longer for what the platform has not answered. */
  readonly cut: AbortSignal;
}
