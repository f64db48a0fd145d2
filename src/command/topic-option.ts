import type { Topic } from "../channels/channel.ts";
import { meaningOf } from "../channels/topic.ts";
import type { Choice } from "../chat/inbox.ts";
import { UserError } from "../errors.ts";
import { TRENDING_CHOICE } from "../views/words/trending.ts";
import type { Context } from "./command.ts";
import { asTyped, categoriesFor } from "./query-option.ts";

/** What else people say for what trends, */
const TRENDING =
  /^(?:trending|trends|what(?:'s| is) (?:trending|hot|popular)|(?:the )?(?:trending|top|hot|hottest|popular|most popular) papers)$/;
/** with a period, which a digest has of its own, */
const OF_A_PERIOD =
  /^(?:trending|top|hot|popular)(?: papers)? (?:of |in )?(?:the |this )?(?:day|week|month|today|daily|weekly|monthly)$/;
/** and for no topic at all. */
const NO_TOPIC =
  /^(?:everything|anything|(?:all|any)(?: (?:new )?papers)?|papers|(?:new|newest|latest|recent) papers)$/;

/**
 * A topic as typed: the word `trending`, or a query.
 * @throws UserError for what is none
 */
export function readTopic(typed: string): Topic {
  const plain = typed.trim().toLowerCase().replaceAll("’", "'");
  if (TRENDING.test(plain)) return { kind: "trending" };
  if (OF_A_PERIOD.test(plain))
    throw new UserError(
      "A digest says what trends since the one before: follow “trending”, and set the days with “/papers schedule”.",
    );
  if (NO_TOPIC.test(plain))
    throw new UserError(
      `“${plain}” is no topic, as it would be every paper. Follow “trending”, a category such as cs.CL, or words.`,
    );
  return { kind: "query", text: typed };
}

/** Completes a topic to be followed: `trending`, a category, and what was typed. */
export async function completeTopic(_: Context, typed: string): Promise<Choice[]> {
  const own = [...categoriesFor(typed), ...asTyped(typed)];
  return "trending".startsWith(typed.trim().toLowerCase()) ? [TRENDING_CHOICE, ...own] : own;
}

/** Completes a topic that this channel follows. */
export async function completeFollowed(
  { channels, place }: Context,
  typed: string,
): Promise<Choice[]> {
  const wanted = typed.trim().toLowerCase();
  return (channels.get(place)?.subscriptions ?? [])
    .map(({ id, topic }) => ({ label: meaningOf(topic).name.slice(0, 90), value: id }))
    .filter(({ label }) => label.toLowerCase().includes(wanted));
}
