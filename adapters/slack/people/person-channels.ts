import type { Place } from "../../../src/chat/place.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import { slackPlace } from "../slack-place.ts";
import type { SlackUser } from "./askers.ts";
import { createTimedCache } from "./timed-cache.ts";

export interface NamedChannel {
  readonly place: Place;
  readonly channelId: string;
  /** Without `#`. */
  readonly name: string;
}

/** The channels somebody is in, as far as the bot may see them: public ones, and private ones it is in. */
export interface PersonChannels {
  /** @throws when Slack cannot be asked */
  of(slackUser: SlackUser): Promise<readonly NamedChannel[]>;
}

const LIFETIME_MS = 3 * MINUTE;
const KEPT = 1_000;
const PAGE = 200;
/** A thousand channels; who is in more finds the rest by the command. */
const MOST_PAGES = 5;

export function createPersonChannels({ now }: Clock): PersonChannels {
  const cache = createTimedCache<readonly NamedChannel[]>({
    lifetimeMs: LIFETIME_MS,
    limit: KEPT,
    now,
  });
  return {
    of: (slackUser) =>
      cache.get(`${slackUser.workspace.teamId}/${slackUser.userId}`, () => listChannels(slackUser)),
  };
}

async function listChannels({ workspace, userId: user }: SlackUser): Promise<NamedChannel[]> {
  const { teamId, reads } = workspace;
  const found: NamedChannel[] = [];
  let cursor = "";
  for (let page = 0; page < MOST_PAGES; page++) {
    const { channels = [], response_metadata: more } = await reads.users.conversations({
      user,
      team_id: teamId,
      limit: PAGE,
      exclude_archived: true,
      types: "public_channel,private_channel",
      ...defined({ cursor: cursor || undefined }),
    });
    for (const { id, name } of channels)
      if (id) found.push({ place: slackPlace(teamId, id), channelId: id, name: name ?? id });
    cursor = more?.next_cursor ?? "";
    if (cursor === "") break;
  }
  return found;
}
