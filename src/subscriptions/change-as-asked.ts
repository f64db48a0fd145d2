import { newChannel } from "../channels/change-channel.ts";
import type { Channel, ChannelRegister } from "../channels/channel.ts";
import type { Clock } from "../time/clock.ts";
import { type Asker, requireDigests, requireManager } from "./asker.ts";

/** Changes a channel once its asker's right to was checked. @throws UserError */
export type ChangeAsAsked = (asker: Asker, how: (channel: Channel) => Channel) => Promise<Channel>;

/** The two ways a channel is changed by who asks. */
export interface AskedChanges {
  readonly change: ChangeAsAsked;
  /** By which digests are expected: refused where the bot could not post them. */
  readonly expect: ChangeAsAsked;
}

export interface AskedChangesDeps {
  readonly channels: Pick<ChannelRegister, "get" | "update">;
  readonly clock: Pick<Clock, "now">;
  /** IANA zone of a new channel whose founder's zone is not known. */
  readonly defaultZone: string;
}

/** When a new channel gets its digest, until someone says otherwise. */
const USUAL_TIME = { days: [1, 2, 3, 4, 5], time: "09:00" } as const;

export function createAskedChanges({
  channels,
  clock,
  defaultZone,
}: AskedChangesDeps): AskedChanges {
  const found = (asker: Asker): Channel => {
    const schedule = { ...USUAL_TIME, zone: asker.timeZone ?? defaultZone };
    return newChannel(asker.place, schedule, clock.now());
  };

  const change: ChangeAsAsked = async (asker, how) => {
    requireManager(asker);
    return channels.update(asker.place, (known) => how(known ?? found(asker)));
  };

  const expect: ChangeAsAsked = async (asker, how) => {
    await requireDigests(asker, { thread: channels.get(asker.place)?.details === "thread" });
    return change(asker, how);
  };

  return { change, expect };
}
