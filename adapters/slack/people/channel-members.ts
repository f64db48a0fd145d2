import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import { codeOf } from "../posts/post-error.ts";
import { isDirect } from "../slack-place.ts";
import type { Workspace, WorkspaceId } from "../workspaces/workspace.ts";
import { createTimedCache } from "./timed-cache.ts";

export type Membership = "inside" | "outside";

/** Which channels the bot is in. */
export interface ChannelMembers {
  /**
   * Joins a public channel it is not in; into a private one somebody has to let it.
   *
   * @throws when Slack cannot be asked
   */
  enter(workspace: Workspace, channelId: string): Promise<Membership>;
  /** The bot was removed from a channel, or came in. */
  changed(workspace: Pick<WorkspaceId, "teamId">, channelId: string): void;
}

const LIFETIME_MS = 10 * MINUTE;
const KEPT = 10_000;

export function createChannelMembers({ now }: Clock): ChannelMembers {
  const cache = createTimedCache<Membership>({ lifetimeMs: LIFETIME_MS, limit: KEPT, now });
  return {
    enter: async (workspace, channelId) =>
      isDirect(channelId)
        ? "inside"
        : cache.get(`${workspace.teamId}/${channelId}`, () => enter(workspace, channelId)),
    changed: ({ teamId }, channelId) => cache.delete(`${teamId}/${channelId}`),
  };
}

/** A private channel without the bot does not exist for it; what it may not join, it is outside of. */
const OUTSIDE = new Set([
  "channel_not_found",
  "method_not_supported_for_channel_type",
  "missing_scope",
  "restricted_action",
  "no_permission",
]);

async function enter({ reads }: Workspace, channel: string): Promise<Membership> {
  try {
    const { channel: found } = await reads.conversations.info({ channel });
    if (found?.is_member || found?.is_archived) return "inside";
    if (found?.is_private) return "outside";
    await reads.conversations.join({ channel });
    return "inside";
  } catch (error) {
    if (OUTSIDE.has(codeOf(error) ?? "")) return "outside";
    throw error;
  }
}
