import {
  type APIGuildChannel,
  ChannelType,
  type RESTGetAPICurrentUserGuildsResult,
  Routes,
} from "discord.js";
import type { Message } from "../../src/chat/message.ts";
import { SECOND } from "../../src/time/durations.ts";
import { createRests } from "./gateway/rests.ts";
import { deliveryErrorOf } from "./posts/post-error.ts";
import { postTo } from "./posts/post-message.ts";

export interface Access {
  readonly token: string;
  /** The API without a version, such as `https://discord.com/api`. */
  readonly apiUrl: string;
}

/** A channel that something can be posted in. */
export interface TestChannel {
  readonly id: string;
  /** `#papers in Robotics Lab` */
  readonly label: string;
}

const TIMEOUT_MS = 15 * SECOND;
const MESSAGE_CHANNELS: readonly APIGuildChannel["type"][] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
];

/** The channels for messages in the servers the bot is in. @throws DeliveryError */
export async function listChannels(access: Access): Promise<TestChannel[]> {
  const rests = createRests(access);
  const ask = async (route: `/${string}`) =>
    rests.repeatable.get(route, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  try {
    // Sound: these are what the routes answer.
    const guilds = (await ask(Routes.userGuilds())) as RESTGetAPICurrentUserGuildsResult;
    const lists = guilds.map(async ({ id, name: guild }) => {
      const channels = (await ask(Routes.guildChannels(id))) as APIGuildChannel[];
      const open = channels.filter(({ type }) => MESSAGE_CHANNELS.includes(type));
      return open.map((channel) => ({ id: channel.id, label: `#${channel.name} in ${guild}` }));
    });
    return (await Promise.all(lists)).flat();
  } catch (error) {
    throw deliveryErrorOf(error);
  } finally {
    rests.close();
  }
}

/** Posts outside of any delivery. @throws DeliveryError that says why it cannot be */
export async function postTest(access: Access, channelId: string, message: Message): Promise<void> {
  const rests = createRests(access);
  const signal = () => AbortSignal.timeout(TIMEOUT_MS);
  try {
    await postTo({ rests, signal }, channelId, message, `test-${Date.now().toString(36)}`);
  } catch (error) {
    throw deliveryErrorOf(error);
  } finally {
    rests.close();
  }
}
