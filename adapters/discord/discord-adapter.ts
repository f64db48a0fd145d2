import type { Adapter } from "../../src/chat/adapter.ts";
import type { HeardParts } from "../../src/chat/heard-parts.ts";
import type { Place } from "../../src/chat/place.ts";
import { defined } from "../../src/collections/defined.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import { asking, createDiscordBot, type DiscordBot, whoIs } from "./discord-bot.ts";
import { isDirect, NAME } from "./discord-place.ts";
import type { DiscordSettings } from "./discord-settings.ts";
import { inviteLink } from "./gateway/invite-link.ts";
import { listen, unlisten } from "./listen.ts";
import { findPost, findUnder } from "./posts/find-post.ts";
import { postTo, requireChannel } from "./posts/post-message.ts";
import { postUnder } from "./posts/post-thread.ts";
import { fillLine, isAnnounced, lineOf, postLine } from "./posts/two-steps.ts";
import { splitMessage } from "./render/render-message.ts";

/** Discord says "the past few minutes"; this is the least that can mean. */
const NONCE_MS = 2 * MINUTE;
/** A little below Discord's 50 a second, because requests bunch up on their way. */
const PACE = { platform: { posts: 48, perMs: SECOND }, channel: { posts: 5, perMs: 5 * SECOND } };
const STOP_PATIENCE_MS = 5 * SECOND;
const POST_TIMEOUT_MS = 15 * SECOND;

/**
 * Offprint on Discord: commands over the gateway, answers and posts over REST. `start` waits for as
 * long as Discord cannot be reached, and rejects with an OperatorError when the token is refused. A
 * token refused later is told as `dead`; what is to be posted then fails and may be tried again.
 */
export function createDiscordAdapter(settings: DiscordSettings): Adapter {
  const { postTimeoutMs = POST_TIMEOUT_MS } = settings;
  const bot = createDiscordBot(settings);
  const posting = () => ({
    rests: bot.rests,
    signal: () => AbortSignal.any([AbortSignal.timeout(postTimeoutMs), bot.cut.signal]),
  });

  return {
    name: NAME,
    repeatSafeMs: NONCE_MS,
    pace: PACE,
    split: splitMessage,
    parts: partsOf(bot, settings.shards ?? 1),
    start: (inbox) => listen(bot, { inbox, shard: undefined, isOurs: () => true }),
    addLink: () => linkOf(bot),
    isConnected: () => isConnected(bot),
    post: (place, message, deliveryId, under) =>
      asking(bot, async () =>
        under === undefined
          ? postTo(posting(), requireChannel(place), message, deliveryId)
          : postUnder(posting(), place, message, deliveryId, under),
      ),
    twoSteps: {
      isFor: isAnnounced,
      begin: (place, message, deliveryId) =>
        asking(bot, async () => postLine(posting(), requireChannel(place), message, deliveryId)),
      finish: (place, id, message) =>
        asking(bot, async () =>
          fillLine(posting(), { channelId: requireChannel(place), id }, message),
        ),
      pace: { channel: PACE.channel },
    },
    find: (place, deliveryId, under, line) =>
      asking(bot, () =>
        find(bot, place, { deliveryId, ...defined({ under, line: line && lineOf(line) }) }),
      ),
    stop: (hurry) => stop(bot, hurry),
  };
}

function partsOf(bot: DiscordBot, count: number): HeardParts {
  return {
    count,
    start: (index, inbox, isOurs) =>
      listen(bot, { inbox, shard: count === 1 ? undefined : { index, count }, isOurs }),
    stop: (index) => unlisten(bot, index),
  };
}

function linkOf({ listening }: DiscordBot): string | undefined {
  const [connection] = [...listening.values()].flatMap((each) => each.connection ?? []);
  return connection && inviteLink(connection.applicationId);
}

function isConnected({ dead, listening }: DiscordBot): boolean {
  const connections = [...listening.values()].map(({ connection }) => connection);
  return !dead && connections.length > 0 && connections.every((each) => each?.isReady() === true);
}

async function find(
  bot: DiscordBot,
  place: Place,
  {
    under,
    ...what
  }: { readonly deliveryId: string; readonly under?: string; readonly line?: string },
): Promise<string | undefined> {
  const { rests, clock } = bot;
  const wanted = { channelId: requireChannel(place), userId: await whoIs(bot), ...what };
  return under === undefined || isDirect(place)
    ? findPost(rests.repeatable, wanted, clock.now())
    : findUnder(rests.repeatable, wanted, under, clock.now());
}

async function stop(bot: DiscordBot, hurry?: AbortSignal): Promise<void> {
  bot.stopping.abort();
  bot.followUps.stop();
  await bot.running.ended(STOP_PATIENCE_MS, hurry);
  bot.cut.abort();
  await Promise.all([...bot.listening.keys()].map((index) => unlisten(bot, index)));
  bot.rests.close();
}
