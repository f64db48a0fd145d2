import type { Message } from "../src/chat/message.ts";
import { defined } from "../src/collections/defined.ts";
import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { integer, text } from "../src/command/option.ts";
import { UserError } from "../src/errors.ts";
import { obstacleTo, requireManager } from "../src/subscriptions/asker.ts";
import { editMessage } from "../src/views/subscriptions/edit-message.ts";
import { removedMessage } from "../src/views/subscriptions/removed-message.ts";
import {
  type Done,
  noSubscriptionsMessage,
  subscriptionsMessage,
} from "../src/views/subscriptions/subscriptions-message.ts";

/** The channel's topics and next slots, with a word on what was just done. */
export async function listSubscriptions(context: Context, done?: Done): Promise<Message> {
  const { channels, digests, place, actor } = context;
  const channel = channels.get(place);
  if (!channel) return noSubscriptionsMessage();
  const { lastEnd, pending, next } = await digests.status(place);
  const obstacle = await obstacleTo(context, { thread: channel.details === "thread" });
  return subscriptionsMessage({
    channel,
    next,
    ...defined({ readOnly: !actor.mayManage || undefined, obstacle: obstacle || undefined }),
    underWay: pending !== undefined,
    ...defined({ lastEnd, done }),
  });
}

const id = { id: text("Which topic") };
const NOT_CHANGED = -1;

export const subscriptions = defineCommand({
  name: "subscriptions",
  description: "What this channel follows, with ways to change it",
  example: "subscriptions",
  options: {},
  run: (context) => listSubscriptions(context),
  actions: {
    list: defineAction({ options: {}, run: (context) => listSubscriptions(context) }),
    remove: defineAction({
      options: id,
      shows: { mode: "update" },
      run: async (context, values) =>
        removedMessage(await context.topics.remove(context, values.id)),
    }),
    edit: defineAction({
      options: id,
      run: async (context, values) => {
        requireManager(context);
        const all = context.channels.get(context.place)?.subscriptions ?? [];
        const found = all.find((each) => each.id === values.id);
        if (!found) throw new UserError("There is no such topic here.");
        return editMessage(found);
      },
    }),
    change: defineAction({
      options: {
        ...id,
        limit: integer("The most papers", { min: 1, max: 20, default: NOT_CHANGED }),
        min_votes: integer("The threshold", { min: 0, max: 10_000, default: NOT_CHANGED }),
      },
      shows: { mode: "update" },
      run: async (context, { id, limit, min_votes: minVotes }) => {
        await context.topics.edit(context, id, {
          ...defined({
            limit: limit !== NOT_CHANGED ? limit : undefined,
            minVotes: minVotes !== NOT_CHANGED ? minVotes : undefined,
          }),
        });
        return listSubscriptions(context, "changed");
      },
    }),
  },
});
