import type { Clock } from "../../../src/time/clock.ts";
import { DAY } from "../../../src/time/durations.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import { createTimedCache } from "./timed-cache.ts";

/** The direct message between the bot and each person. */
export interface DirectChannels {
  /** @throws when Slack cannot be asked */
  of(workspace: Workspace, userId: string): Promise<string>;
}

const LIFETIME_MS = DAY;
const KEPT = 10_000;

export function createDirectChannels({ now }: Clock): DirectChannels {
  const cache = createTimedCache<string>({ lifetimeMs: LIFETIME_MS, limit: KEPT, now });
  return {
    of: (workspace, userId) =>
      cache.get(`${workspace.teamId}/${userId}`, async () => {
        const { channel } = await workspace.reads.conversations.open({ users: userId });
        if (channel?.id === undefined) throw new Error("Slack opened no direct message.");
        return channel.id;
      }),
  };
}
