import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { obstacleTo } from "../src/subscriptions/asker.ts";
import type { PostedNow } from "../src/subscriptions/digests.ts";
import { digestPreviewMessage } from "../src/views/digest-preview-message.ts";
import { sentenceMessage } from "../src/views/sentence-message.ts";

const POSTED: Record<PostedNow, string> = {
  posted: "Posted.",
  nothing: "There was nothing new to post.",
  waiting: "It is on its way: the platform takes posts slowly just now.",
  failed: "It could not be posted; /papers subscriptions says why.",
};

async function preview(context: Context) {
  const { channels, digests, place, actor, now } = context;
  const { digest, notPosted } = await digests.preview(place);
  const channel = channels.get(place);
  const zone = channel?.schedule.zone ?? "UTC";
  const obstacle =
    notPosted ?? (await obstacleTo(context, { thread: channel?.details === "thread" }));
  return digestPreviewMessage(digest, { at: now, zone }, { mayPost: actor.mayManage, obstacle });
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
      run: async (context) => sentenceMessage(POSTED[await context.digests.postNow(context)]),
    }),
  },
});
