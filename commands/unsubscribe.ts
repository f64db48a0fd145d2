import type { Subscription } from "../src/channels/channel.ts";
import { meaningOf } from "../src/channels/topic.ts";
import { type Context, defineCommand } from "../src/command/command.ts";
import { text } from "../src/command/option.ts";
import { completeFollowed, readTopic } from "../src/command/topic-option.ts";
import { UserError } from "../src/errors.ts";
import { removedMessage } from "../src/views/subscriptions/removed-message.ts";
import { listSubscriptions } from "./subscriptions.ts";

const ALL = /^(?:all|everything|\*|all topics|from all)$/iu;

/** By its id, which completion fills in, or by its topic however it is typed. */
function find({ channels, place }: Context, typed: string): Subscription {
  const all = channels.get(place)?.subscriptions ?? [];
  const { key } = meaningOf(readTopic(typed));
  const found = all.find(({ id, topic }) => id === typed || meaningOf(topic).key === key);
  if (found) return found;
  const names = all.map(({ topic }) => meaningOf(topic).name).join("; ");
  throw new UserError(
    names === ""
      ? "This channel follows nothing, so there is nothing to remove."
      : `This channel does not follow that. It follows: ${names}.`,
  );
}

export const unsubscribe = defineCommand({
  name: "unsubscribe",
  description: "Stop following a topic here",
  example: "unsubscribe trending",
  options: { topic: text("A topic this channel follows", { main: true }) },
  run: async (context, { topic }) =>
    ALL.test(topic)
      ? listSubscriptions(context, "chooseTopic")
      : removedMessage(await context.topics.remove(context, find(context, topic).id)),
  complete: { topic: completeFollowed },
});
