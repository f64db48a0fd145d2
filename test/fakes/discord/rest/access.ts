import { has, type Permission } from "../world/permissions.ts";
import { channelOf } from "../world/post-box.ts";
import type { Channel, World } from "../world/world.ts";
import { apiError } from "./api-error.ts";

/**
 * The channel, as far as the bot may see it.
 * @throws ApiError 10003, 50001
 */
export function visibleChannel(world: World, id: string): Channel {
  const channel = channelOf(world, id);
  if (!isServed(world, channel) || !may(channel, "viewChannel")) throw apiError(50001);
  return channel;
}

/**
 * The channel, if the bot may write there.
 * @throws ApiError 10003, 50001, 50007, 50008, 50013, 50083
 */
export function writableChannel(world: World, id: string): Channel {
  const channel = visibleChannel(world, id);
  const { type } = channel;
  if (type === "forum" || type === "category") throw apiError(50008);
  if (channel.closed) throw apiError(50007);
  demand(channel, type === "thread" ? "sendMessagesInThreads" : "sendMessages");
  if (channel.locked && !may(channel, "manageThreads")) throw apiError(50083);
  return channel;
}

/** @throws ApiError 50013 */
export function demand(channel: Channel, permission: Permission): void {
  if (!may(channel, permission)) throw apiError(50013);
}

export function may(channel: Channel, permission: Permission): boolean {
  return channel.guildId === undefined || has(channel.permissions, permission);
}

function isServed(world: World, { guildId }: Channel): boolean {
  return guildId === undefined || world.guilds.get(guildId)?.joined === true;
}
