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

/** What can keep Discord from hearing the bot, or the bot from posting. */
export function discordChecks(
  access: Pick<DiscordSettings, "token" | "apiUrl" | "agent">,
  places: readonly Place[] | undefined,
): readonly Check[] {
  const asking = (look: (rests: Rests, signal: AbortSignal) => Promise<readonly Finding[]>) =>
    asked(access, look);
  return [
    { title: "token", asks: true, look: asking(lookAtToken) },
    { title: "gateway", asks: true, look: asking(lookAtGateway) },
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
  access: Pick<DiscordSettings, "token" | "apiUrl" | "agent">,
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

async function lookAtGateway({ repeatable }: Asking, signal: AbortSignal) {
  // Sound: it is what the route answers.
  const answer = (await repeatable.get(Routes.gatewayBot(), {
    signal,
  })) as RESTGetAPIGatewayBotResult;
  const { remaining, reset_after, total } = answer.session_start_limit;
  const says = `${remaining} of ${total} connections are left for today.`;
  if (remaining > answer.shards) return [good(says)];
  const fix = `Stop what connects again and again with this token; in ${Math.ceil(reset_after / MINUTE)} minutes there are more.`;
  return [remaining === 0 ? wrong(says, fix) : notice(says, fix)];
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
