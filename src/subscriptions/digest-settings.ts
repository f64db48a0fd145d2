import {
  pause,
  resume,
  setAnnounced,
  setDetails,
  setOnEmpty,
  setSchedule,
} from "../channels/change-channel.ts";
import type { Channel } from "../channels/channel.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Clock } from "../time/clock.ts";
import { PAUSED } from "../views/words/pauses.ts";
import { type Asker, requireDigests } from "./asker.ts";
import type { AskedChanges } from "./change-as-asked.ts";

/** When a channel gets its digests, and how they look. Each checks the asker's right, whoever calls. @throws UserError */
export interface DigestSettings {
  schedule(asker: Asker, change: Partial<Schedule>): Promise<Channel>;
  /** What is posted when nothing is new. */
  onEmpty(asker: Asker, onEmpty: Channel["onEmpty"]): Promise<Channel>;
  /** Whether a digest says in a thread what its papers are about. */
  details(asker: Asker, inThread: boolean): Promise<Channel>;
  /** Whether a digest's notification says what came. */
  announced(asker: Asker, announced: boolean): Promise<Channel>;
  pause(asker: Asker): Promise<Channel>;
  resume(asker: Asker): Promise<Channel>;
}

export interface DigestSettingsDeps extends AskedChanges {
  readonly clock: Pick<Clock, "now">;
}

export function createDigestSettings({
  change,
  expect,
  clock,
}: DigestSettingsDeps): DigestSettings {
  return {
    schedule: (asker, wanted) =>
      expect(asker, (channel) => setSchedule(channel, { ...channel.schedule, ...wanted })),
    onEmpty: (asker, onEmpty) => expect(asker, (channel) => setOnEmpty(channel, onEmpty)),
    details: async (asker, inThread) => {
      await requireDigests(asker, { thread: inThread });
      return change(asker, (channel) => setDetails(channel, inThread));
    },
    announced: (asker, announced) => expect(asker, (channel) => setAnnounced(channel, announced)),
    pause: (asker) => {
      const paused = {
        at: clock.now(),
        by: "manager",
        reason: PAUSED.byManager,
      } as const;
      return change(asker, (channel) => pause(channel, paused));
    },
    resume: (asker) => expect(asker, resume),
  };
}
