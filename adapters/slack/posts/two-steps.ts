import type { TwoSteps } from "../../../src/chat/adapter.ts";
import type { Place } from "../../../src/chat/place.ts";
import { createBoundedMap } from "../../../src/collections/bounded-map.ts";
import { DeliveryError } from "../../../src/errors.ts";
import { MINUTE, SECOND } from "../../../src/time/durations.ts";
import { slackAddressOf } from "../slack-place.ts";
import { codeOf, deliveryErrorOf } from "./post-error.ts";
import { fillMessage, type Post } from "./post-message.ts";
import { type PostDeps, requireWorkspace } from "./send-message.ts";

export interface TwoStepsDeps extends PostDeps {
  readonly post: (post: Post) => Promise<string>;
  /** The operator wants digests to be posted so. */
  readonly isWanted: boolean;
}

/** https://docs.slack.dev/apis/web-api/rate-limits: Tier 3, of each workspace. */
const PACE = { server: { posts: 50, perMs: MINUTE } };
/** The shortest time for which a workspace lets messages be edited, if it does at all. */
const SHORTEST_WINDOW_MS = MINUTE;
const REMEMBERED = 10_000;

/**
 * A line by `chat.postMessage`, and the whole by `chat.update`, which may be repeated. A workspace
 * whose rules let nobody edit gets its digests whole once that is known.
 */
export function createTwoSteps(deps: TwoStepsDeps): TwoSteps {
  const { post, clock, isWanted } = deps;
  const rigid = new Set<string>();
  /** Deliveries whose line may be there already. */
  const doubtful = createBoundedMap<string, true>(REMEMBERED);

  return {
    pace: PACE,
    isFor: (place) => isWanted && !rigid.has(teamOf(place)),
    async begin(place, message, deliveryId, under) {
      const key = `${place} ${deliveryId}`;
      if (doubtful.has(key)) await requireAnswer(deps, place);
      try {
        const id = await post({ place, message, deliveryId, under, asLine: true });
        doubtful.delete(key);
        return id;
      } catch (error) {
        if (deliveryErrorOf(error).failure.kind === "unknown") doubtful.set(key, true);
        throw error;
      }
    },
    async finish(place, messageId, message) {
      try {
        await fillMessage(deps, { place, messageId, message });
      } catch (error) {
        const cause = error instanceof Error ? error.cause : undefined;
        const ageMs = clock.now() - Number(messageId) * SECOND;
        const isEarly = ageMs < SHORTEST_WINDOW_MS;
        if (codeOf(cause) === "edit_window_closed" && isEarly) rigid.add(teamOf(place));
        throw error;
      }
    },
  };
}

/**
 * A line is posted again only once Slack answers anything: an outage leaves one, not one for each try.
 * @throws DeliveryError
 */
async function requireAnswer({ workspaces }: PostDeps, place: Place): Promise<void> {
  const { posts } = await requireWorkspace(workspaces, teamOf(place));
  try {
    await posts.auth.test();
  } catch (cause) {
    const error = deliveryErrorOf(cause);
    if (error.failure.kind !== "unknown") throw error;
    const reason = "Slack does not answer, so nothing is posted again yet.";
    throw new DeliveryError({ kind: "failed" }, reason, { cause });
  }
}

function teamOf(place: Place): string {
  return slackAddressOf(place)?.teamId ?? "";
}
