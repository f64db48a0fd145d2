import type { Obstacles } from "../../../src/chat/request.ts";
import { codeOf } from "../posts/post-error.ts";
import { isDirect } from "../slack-place.ts";
import type { Workspace } from "../workspaces/workspace.ts";

const POSTS = {
  archived: "The channel is archived. Use the command in another one.",
  readOnly: "Only some people may post in this channel. Let the app post here, or use another one.",
} as const;

/**
 * What keeps the bot from posting in a channel, as far as Slack tells: a public channel that it is not
 * in it can join, and who besides may post in a restricted one stands nowhere. Nothing is refused
 * because Slack could not be asked.
 */
export async function obstaclesIn(workspace: Workspace, channelId: string): Promise<Obstacles> {
  if (isDirect(channelId)) return {};
  try {
    const { channel } = await workspace.reads.conversations.info({ channel: channelId });
    if (!channel) return {};
    const { is_archived, is_read_only, is_private, is_member } = channel;
    if (is_archived) return { posts: POSTS.archived };
    if (is_private && is_member === false) return outside(workspace);
    return is_read_only ? { posts: POSTS.readOnly } : {};
  } catch (error) {
    // A private channel without the bot does not exist for it.
    return codeOf(error) === "channel_not_found" ? outside(workspace) : {};
  }
}

function outside({ botName }: Workspace): Obstacles {
  const name = botName ?? "offprint";
  return {
    posts: `The bot is not in this channel, so it cannot post digests here. Let it in: /invite @${name}`,
  };
}
