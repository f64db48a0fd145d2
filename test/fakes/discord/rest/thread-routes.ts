import { z } from "zod";
import { messageBody } from "../messages/message-shape.ts";
import { parse, whole, words } from "../messages/shapes.ts";
import { channelJson, messageJson } from "../world/payloads.ts";
import { messageOf, type PostBox } from "../world/post-box.ts";
import type { Channel, World } from "../world/world.ts";
import { demand, visibleChannel } from "./access.ts";
import { apiError } from "./api-error.ts";
import { type Call, NO_CONTENT, type Route } from "./route.ts";

const common = {
  name: words(100),
  auto_archive_duration: z.literal([60, 1_440, 4_320, 10_080]).nullish(),
  rate_limit_per_user: whole(0, 21_600).nullish(),
};
const ofMessage = z.strictObject(common);
const free = z.strictObject({
  ...common,
  type: whole(10, 12).nullish(),
  invitable: z.boolean().nullish(),
});
const post = z.strictObject({ ...common, message: messageBody });

const LIMIT = { requests: 5, perMs: 10_000 };

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message and the two after it */
export function threadRoutes(
  world: World,
  box: PostBox,
  openThread: (parent: Channel, name: string, id?: string) => Channel,
): Route[] {
  function openable(id: string): Channel {
    const channel = visibleChannel(world, id);
    const { type } = channel;
    if (type !== "text" && type !== "announcement" && type !== "forum") throw apiError(50024);
    demand(channel, type === "forum" ? "sendMessages" : "createPublicThreads");
    return channel;
  }

  function openPost(forum: Channel, { body, uploads }: Call) {
    const { name, message } = parse(post, body);
    const composed = box.compose(forum, box.read(message, uploads), "channel");
    const thread = openThread(forum, name, composed.id);
    const first = box.keep({ ...composed, channelId: thread.id });
    return { ...channelJson(world, thread), message: messageJson(world, first) };
  }

  return [
    {
      method: "POST",
      path: "/channels/:channel/messages/:message/threads",
      limit: LIMIT,
      run({ param, body }) {
        const channel = openable(param("channel"));
        const { id } = messageOf(channel, param("message"));
        const { name } = parse(ofMessage, body);
        // A thread has the id of the message it hangs on.
        if (world.channels.has(id)) throw apiError(160004);
        return { status: 201, body: channelJson(world, openThread(channel, name, id)) };
      },
    },
    {
      method: "POST",
      path: "/channels/:channel/threads",
      limit: LIMIT,
      run(call) {
        const channel = openable(call.param("channel"));
        if (channel.type === "forum") return { status: 201, body: openPost(channel, call) };
        const { name } = parse(free, call.body);
        return { status: 201, body: channelJson(world, openThread(channel, name)) };
      },
    },
    {
      method: "PUT",
      path: "/channels/:channel/thread-members/@me",
      limit: LIMIT,
      run({ param }) {
        visibleChannel(world, param("channel"));
        return NO_CONTENT;
      },
    },
  ];
}
