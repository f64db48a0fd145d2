import { z } from "zod";
import { contentOf, metadataOf } from "../shapes/message-rules.ts";
import { channelId, json, teamId, ts, userId } from "../shapes/shapes.ts";
import { directChannel } from "../world/channels.ts";
import {
  compose,
  messageJson,
  ownMessage,
  remove,
  replace,
  show,
  threadIn,
  writableChannel,
} from "../world/post-box.ts";
import { SlackError } from "../world/slack-error.ts";
import type { Channel, World } from "../world/world.ts";
import { botMethod, type Caller, type Method } from "./method.ts";

const no = z.enum(["false", "0"]);

/** Rules of Offprint: no names become mentions. */
const quiet = { parse: z.literal("none"), link_names: no.optional(), team_id: teamId.optional() };

const content = { text: z.string().optional(), blocks: json.optional() };
const metadata = json.optional();

/** https://docs.slack.dev/reference/methods?family=chat */
export function chatMethods(world: World): Method[] {
  /** A person's id stands for their direct messages. */
  function writable({ installation }: Caller, id: string): Channel {
    const isPerson = /^[UW]/.test(id);
    const channel = isPerson ? directChannel(world, installation, id).id : id;
    return writableChannel(world, installation, channel);
  }

  return [
    botMethod({
      name: "chat.postMessage",
      tier: "per channel",
      scopes: ["chat:write"],
      args: z.strictObject({
        ...quiet,
        ...content,
        channel: z.union([channelId, userId]),
        metadata,
        thread_ts: ts.optional(),
        // No link of ours is ever unfurled, and no reply sent to the channel as well.
        unfurl_links: no,
        unfurl_media: no,
        reply_broadcast: no.optional(),
        mrkdwn: z.enum(["true", "1"]).optional(),
      }),
      run(caller, given) {
        const channel = writable(caller, given.channel);
        const extras = {
          ...threadIn(channel, given.thread_ts),
          metadata: metadataOf(given.metadata),
        };
        const { installation } = caller;
        const message = compose(world, installation, channel, contentOf(given), extras);
        show(world, message);
        return { channel: channel.id, ts: message.ts, message: messageJson(world, message) };
      },
    }),
    botMethod({
      name: "chat.postEphemeral",
      tier: 4,
      scopes: ["chat:write"],
      args: z.strictObject({
        ...quiet,
        ...content,
        channel: channelId,
        user: userId,
        thread_ts: ts.optional(),
      }),
      run(caller, { user, ...given }) {
        const channel = writable(caller, given.channel);
        if (!channel.members.has(user)) throw new SlackError("user_not_in_channel");
        const extras = { ...threadIn(channel, given.thread_ts), ephemeralTo: user };
        const { installation } = caller;
        const message = compose(world, installation, channel, contentOf(given), extras);
        show(world, message);
        return { message_ts: message.ts };
      },
    }),
    botMethod({
      name: "chat.update",
      tier: 3,
      scopes: ["chat:write"],
      args: z.strictObject({ ...quiet, ...content, channel: channelId, ts, metadata }),
      run({ installation }, given) {
        const before = ownMessage(world, installation, given.channel, given.ts);
        metadataOf(given.metadata);
        // Blocks stay as they were unless new ones are given.
        const after = contentOf({ ...given, blocks: given.blocks ?? before.blocks });
        const message = replace(world, before, after);
        const { text } = message;
        return { channel: given.channel, ts: given.ts, text, message: messageJson(world, message) };
      },
    }),
    botMethod({
      name: "chat.delete",
      tier: 3,
      scopes: ["chat:write"],
      args: z.strictObject({ channel: channelId, ts, team_id: teamId.optional() }),
      run({ installation }, { channel, ts: when }) {
        remove(world, ownMessage(world, installation, channel, when));
        return { channel, ts: when };
      },
    }),
  ];
}
