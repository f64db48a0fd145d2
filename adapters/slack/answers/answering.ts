import type { FollowUps } from "../../../src/chat/follow-ups.ts";
import type { Inbox } from "../../../src/chat/inbox.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { type Askers, createAskers } from "../people/askers.ts";
import { type ChannelMembers, createChannelMembers } from "../people/channel-members.ts";
import { createDirectChannels } from "../people/direct-channels.ts";
import { createPeople } from "../people/people.ts";
import { createPersonChannels, type PersonChannels } from "../people/person-channels.ts";
import type { SlackSettings, Tell } from "../slack-settings.ts";
import type { Workspaces } from "../workspaces/workspace.ts";

/** What it takes to answer people. */
export interface Answering {
  readonly inbox: Inbox;
  readonly workspaces: Workspaces;
  readonly askers: Askers;
  readonly channels: PersonChannels;
  readonly members: ChannelMembers;
  readonly tell: Tell;
  readonly followUps: FollowUps;
  readonly clock: Clock;
}

export function createAnswering({
  managers,
  ...given
}: Pick<Answering, "inbox" | "workspaces" | "tell" | "followUps" | "clock"> &
  Pick<SlackSettings, "managers">): Answering {
  const { clock, tell } = given;
  const directs = createDirectChannels(clock);
  return {
    ...given,
    askers: createAskers({ people: createPeople(clock, tell), directs, managers }),
    channels: createPersonChannels(clock),
    members: createChannelMembers(clock),
  };
}
