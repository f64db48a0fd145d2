import type { Topic } from "../channels/channel.ts";
import { meaningOf } from "../channels/topic.ts";
import type { Choice } from "../chat/inbox.ts";
import { TRENDING_CHOICE } from "../views/words/trending.ts";
import type { Context } from "./command.ts";
import { asTyped, categoriesFor } from "./query-option.ts";

/** A topic as typed: the word `trending`, or a query. */
export function readTopic(typed: string): Topic {
  return typed.trim().toLowerCase() === "trending"
    ? { kind: "trending" }
    : { kind: "query", text: typed };
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
