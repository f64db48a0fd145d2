import type { Channel } from "../../channels/channel.ts";
import type { Place } from "../../chat/place.ts";
import type { Schedule } from "../../schedule/schedule.ts";
import type { Instant } from "../../time/instant.ts";

/** A schedule that replaces the one in force: before `at`, the old one says what was due. */
interface Edit {
  readonly at: Instant;
  readonly schedule: Schedule;
}

/** The schedules in force. An edited one comes into force when the slots of the old one are accounted for. */
export interface Schedules {
  inForce(place: Place): Schedule | undefined;
  changed(place: Place, channel: Channel | undefined, now: Instant): void;
  /** What is still to come into force. */
  edit(place: Place): Edit | undefined;
  settle(place: Place, edit: Edit): void;
}

export function createSchedules(): Schedules {
  const schedules = new Map<Place, Schedule>();
  const edits = new Map<Place, Edit>();

  return {
    inForce: (place) => schedules.get(place),
    changed(place, channel, now) {
      const before = schedules.get(place);
      if (!channel) {
        schedules.delete(place);
        edits.delete(place);
      } else if (!before) {
        schedules.set(place, channel.schedule);
      } else if (!isSame(edits.get(place)?.schedule ?? before, channel.schedule)) {
        edits.set(place, { at: now, schedule: channel.schedule });
      }
    },
    edit: (place) => edits.get(place),
    settle(place, edit) {
      schedules.set(place, edit.schedule);
      if (edits.get(place) === edit) edits.delete(place);
    },
  };
}

function isSame(one: Schedule, other: Schedule): boolean {
  return (
    one.time === other.time && one.zone === other.zone && one.days.join() === other.days.join()
  );
}
