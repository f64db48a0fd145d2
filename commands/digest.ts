import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { obstacleTo } from "../src/subscriptions/asker.ts";
import { digestPreviewMessage } from "../src/views/digests/digest-preview-message.ts";
import { postedNowMessage } from "../src/views/digests/posted-now-message.ts";

async function preview(context: Context) {
  const { channels, digests, place, actor, now } = context;
  const { digest, notPosted, searched } = await digests.preview(place);
  const channel = channels.get(place);
  const zone = channel?.schedule.zone ?? "UTC";
  const obstacle =
    notPosted ?? (await obstacleTo(context, { thread: channel?.details === "thread" }));
  const state = { mayPost: actor.mayManage, obstacle, searched };
  return digestPreviewMessage(digest, { at: now, zone }, state);
}

export const digest = defineCommand({
  name: "digest",
  description: "What the next digest would say now; a manager may post it",
  example: "digest",
  options: {},
  run: preview,
  actions: {
    post: defineAction({
      options: {},
      run: async (context) => postedNowMessage(await context.digests.postNow(context)),
    }),
  },
});
