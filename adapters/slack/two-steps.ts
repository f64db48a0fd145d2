import type { TwoSteps } from "../../src/chat/adapter.ts";
import { codeOf } from "./post-error.ts";
import { fillMessage, type Post } from "./post-message.ts";
import type { PostDeps } from "./send-message.ts";
import { slackAddressOf } from "./slack-place.ts";

export interface TwoStepsDeps extends PostDeps {
  readonly post: (post: Post) => Promise<string>;
  /** The operator wants digests to be posted so. */
  readonly isWanted: boolean;
}

/** https://docs.slack.dev/apis/web-api/rate-limits: Tier 3, of each workspace. */
const PACE = { server: { posts: 50, perMs: 60_000 } };
/** The shortest time for which a workspace lets messages be edited, if it does at all. */
const SHORTEST_WINDOW_MS = 60_000;

/**
 * A line by `chat.postMessage`, and the whole by `chat.update`, which may be repeated. A workspace
 * whose rules let nobody edit gets its digests whole once that is known.
 */
export function createTwoSteps(deps: TwoStepsDeps): TwoSteps {
  const { post, clock, isWanted } = deps;
  const rigid = new Set<string>();

  return {
    pace: PACE,
    isFor: (place) => isWanted && !rigid.has(slackAddressOf(place)?.teamId ?? ""),
    begin: (place, message, deliveryId, under) =>
      post({ ...{ place, message, deliveryId, under }, asLine: true }),
    async finish(place, messageId, message) {
      try {
        await fillMessage(deps, { place, messageId, message });
      } catch (error) {
        const cause = error instanceof Error ? error.cause : undefined;
        const ageMs = clock.now() - Number(messageId) * 1_000;
        const teamId = slackAddressOf(place)?.teamId;
        if (codeOf(cause) === "edit_window_closed" && ageMs < SHORTEST_WINDOW_MS && teamId)
          rigid.add(teamId);
        throw error;
      }
    },
  };
}
