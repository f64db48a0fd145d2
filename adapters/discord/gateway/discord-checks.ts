import {
  type RESTGetAPIApplicationCommandsResult,
  type RESTGetAPIGatewayBotResult,
  type RESTGetCurrentApplicationResult,
  Routes,
} from "discord.js";
import type { Place } from "../../../src/chat/place.ts";
import {
  type Check,
  type Finding,
  good,
  notice,
  unknown,
  wrong,
} from "../../../src/checkup/check.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import { ROOT } from "../commands/command-data.ts";
import type { DiscordSettings } from "../discord-settings.ts";
import { deliveryErrorOf, isTokenRefused } from "../posts/post-error.ts";
import { checkChannels } from "./check-channels.ts";
import { createRests, type Rests } from "./rests.ts";
import { deadToken } from "./token-refusal.ts";

type Access = Pick<DiscordSettings, "token" | "apiUrl" | "agent" | "shards">;

/** What can keep Discord from hearing the bot, or the bot from posting. */
export function discordChecks(
  access: Access,
  places: readonly Place[] | undefined,
): readonly Check[] {
  const asking = (look: (rests: Rests, signal: AbortSignal) => Promise<readonly Finding[]>) =>
    asked(access, look);
  return [
    { title: "token", asks: true, look: asking(lookAtToken) },
    { title: "gateway", asks: true, look: asking(lookAtGateway(access)) },
    { title: "commands", asks: true, look: asking(lookAtCommands) },
    {
      title: "channels",
      asks: true,
      patienceMs: 2 * MINUTE,
      look: asking(async ({ repeatable: rest }, signal) => {
        if (!places) return [UNKNOWN_CHANNELS];
        if (places.length === 0) return [good("No channel gets digests yet.")];
        const { id: userId } = await application({ repeatable: rest }, signal);
        return checkChannels({ rest, userId, places, signal });
      }),
    },
  ];
}

function asked(
  access: Access,
  look: (rests: Rests, signal: AbortSignal) => Promise<readonly Finding[]>,
) {
  return async (signal: AbortSignal): Promise<readonly Finding[]> => {
    const rests = createRests(access);
    try {
      return await look(rests, signal);
    } catch (error) {
      if (isTokenRefused(error)) return [wrong("Discord refuses the token.", deadToken().message)];
      return [unknown(deliveryErrorOf(error).message, "Look again later, or check the network.")];
    } finally {
      rests.close();
    }
  };
}

type Asking = Pick<Rests, "repeatable">;

/** An application's bot has its id, but for those of before 2016. */
async function application({ repeatable }: Asking, signal: AbortSignal) {
  // Sound: it is what the route answers.
  return (await repeatable.get(Routes.currentApplication(), {
    signal,
  })) as RESTGetCurrentApplicationResult;
}

async function lookAtToken(rests: Asking, signal: AbortSignal): Promise<readonly Finding[]> {
  const { name } = await application(rests, signal);
  const intents =
    "The one intent that is asked for, Guilds, is not privileged: nothing is to be switched on.";
  return [good(`The token works: the bot is called ${name}. ${intents}`)];
}

function lookAtGateway({ shards }: Access) {
  return async ({ repeatable }: Asking, signal: AbortSignal): Promise<readonly Finding[]> => {
    // Sound: it is what the route answers.
    const answer = (await repeatable.get(Routes.gatewayBot(), {
      signal,
    })) as RESTGetAPIGatewayBotResult;
    return [...aboutStarts(answer), ...aboutShards(answer.shards, shards)];
  };
}

function aboutStarts({
  session_start_limit: limit,
  shards,
}: RESTGetAPIGatewayBotResult): Finding[] {
  const says = `${limit.remaining} of ${limit.total} connections are left for today.`;
  if (limit.remaining > shards) return [good(says)];
  const fix = `Stop what connects again and again with this token; in ${Math.ceil(limit.reset_after / MINUTE)} minutes there are more.`;
  return [limit.remaining === 0 ? wrong(says, fix) : notice(says, fix)];
}

/** One connection to all of them takes as many as Discord wants. */
function aboutShards(wanted: number, set: number | undefined): Finding[] {
  if (set === undefined || set >= wanted) return [];
  return [
    notice(
      `Discord wants the bot to be heard over ${wanted} shards, and DISCORD_SHARDS is ${set}.`,
      `Set DISCORD_SHARDS=${wanted} for all processes, and start them again one after the other.`,
    ),
  ];
}

async function lookAtCommands(rests: Asking, signal: AbortSignal): Promise<readonly Finding[]> {
  const { id } = await application(rests, signal);
  // Sound: it is what the route answers.
  const commands = (await rests.repeatable.get(Routes.applicationCommands(id), {
    signal,
  })) as RESTGetAPIApplicationCommandsResult;
  if (commands.some(({ name }) => name === ROOT)) return [good(`/${ROOT} is registered.`)];
  return [
    notice(
      `/${ROOT} is not registered for all servers.`,
      "The bot does so at each start; with DISCORD_GUILD_ID set, in that server alone.",
    ),
  ];
}

const UNKNOWN_CHANNELS = unknown(
  "Which channels get digests is not known, since the data could not be read.",
  "See to the data first.",
);
