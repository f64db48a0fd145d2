import type { Inbox } from "../../src/chat/inbox.ts";
import { type Askers, createAskers } from "./askers.ts";
import { type ChannelMembers, createChannelMembers } from "./channel-members.ts";
import { createDirectChannels } from "./direct-channels.ts";
import { createPeople } from "./people.ts";
import { createPersonChannels, type PersonChannels } from "./person-channels.ts";
import type { SlackClock, SlackSettings, Tell } from "./slack-settings.ts";
import type { Workspaces } from "./workspace.ts";

/** What it takes to answer people. */
export interface Hearing {
  readonly inbox: Inbox;
  readonly workspaces: Workspaces;
  readonly askers: Askers;
  readonly channels: PersonChannels;
  readonly members: ChannelMembers;
  readonly tell: Tell;
  readonly clock: SlackClock;
}

export function createHearing({
  managers,
  ...given
}: Pick<Hearing, "inbox" | "workspaces" | "tell" | "clock"> &
  Pick<SlackSettings, "managers">): Hearing {
  const { clock, tell } = given;
  const directs = createDirectChannels(clock);
  return {
    ...given,
    askers: createAskers({ people: createPeople(clock, tell), directs, managers }),
    channels: createPersonChannels(clock),
    members: createChannelMembers(clock),
  };
}
