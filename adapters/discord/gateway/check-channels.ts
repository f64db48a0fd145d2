import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  PermissionFlagsBits,
  type REST,
  Routes,
} from "discord.js";
import { addressOf, type Place, serverOf } from "../../../src/chat/place.ts";
import { type Finding, good, unknown, wrong } from "../../../src/checkup/check.ts";
import { memo } from "../../../src/collections/memo.ts";
import { channelOf, isDirect } from "../discord-place.ts";
import { deliveryErrorOf } from "../posts/post-error.ts";
import { permissionsIn } from "./permissions-in.ts";

/** What a digest needs, by what Discord's settings call it. */
const NEEDED = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
} as const;
const NEEDED_IN_THREADS = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
} as const;

const ALLOW = "Allow it in the channel's settings, under Permissions, for the bot or its role.";

export interface ChannelsAsked {
  readonly rest: REST;
  readonly userId: string;
  readonly places: readonly Place[];
  readonly signal: AbortSignal;
}

/** What keeps digests from the channels that get them; one good word where nothing does. */
export async function checkChannels(asked: ChannelsAsked): Promise<readonly Finding[]> {
  const { rest, userId, signal } = asked;
  const get = async (route: `/${string}`) => rest.get(route, { signal });
  // Sound: these are what the routes answer.
  const serverFacts = memo(async (id: string) => {
    const guild = (await get(Routes.guild(id))) as APIGuild;
    const { roles } = (await get(Routes.guildMember(id, userId))) as APIGuildMember;
    return { guild, userId, roleIds: roles };
  });
  const findings: Finding[] = [];
  let direct = 0;
  for (const place of asked.places) {
    if (isDirect(place)) direct += 1;
    else findings.push(...(await checkChannel(place)));
  }
  const open = asked.places.length - direct - findings.length;
  return [...findings, ...summary(open, direct)];

  async function checkChannel(place: Place): Promise<Finding[]> {
    try {
      const channel = (await get(Routes.channel(channelOf(place) ?? ""))) as APIChannel;
      const isThread = "thread_metadata" in channel;
      const home =
        isThread && channel.parent_id ? await get(Routes.channel(channel.parent_id)) : channel;
      const overwrites = overwritesOf(home);
      const facts = await serverFacts(addressOf(serverOf(place)));
      const missing = lackingIn(permissionsIn({ ...facts, overwrites }), isThread);
      const name = "name" in channel ? `#${channel.name}` : place;
      return missing.length === 0
        ? []
        : [
            wrong(
              `In ${name} of ${facts.guild.name} the bot lacks ${missing.join(" and ")}.`,
              ALLOW,
            ),
          ];
    } catch (cause) {
      signal.throwIfAborted();
      return [refused(place, cause)];
    }
  }
}

function overwritesOf(channel: unknown): readonly APIOverwrite[] {
  const isPlaced =
    typeof channel === "object" && channel !== null && "permission_overwrites" in channel;
  // Sound: it is what a channel of a server holds there.
  return isPlaced ? (channel.permission_overwrites as APIOverwrite[]) : [];
}

function lackingIn(permissions: bigint, isThread: boolean): string[] {
  if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return [];
  const needed = Object.entries(isThread ? NEEDED_IN_THREADS : NEEDED);
  return needed.filter(([, bit]) => (permissions & bit) === 0n).map(([name]) => name);
}

function refused(place: Place, cause: unknown): Finding {
  const { failure, message } = deliveryErrorOf(cause);
  const says = `${place}: ${message}`;
  return failure.kind === "gone" || failure.kind === "forbidden"
    ? wrong(says, "Let the bot in again, or remove what the channel follows.")
    : unknown(says, "Look again later.");
}

function summary(open: number, direct: number): Finding[] {
  const channels = `Nothing keeps digests from ${open} ${open === 1 ? "channel" : "channels"}.`;
  const people = `Whether ${direct === 1 ? "the one person" : `the ${direct} people`} who get digests take direct messages, Discord does not tell.`;
  return [...(open > 0 ? [good(channels)] : []), ...(direct > 0 ? [good(people)] : [])];
}
