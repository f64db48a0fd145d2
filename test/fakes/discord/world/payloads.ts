import type { Attachment } from "../messages/attachment-rules.ts";
import type { Component } from "../messages/component-shape.ts";
import { CHANNEL_TYPES, type Channel, type Guild, type Message, type World } from "./world.ts";

/** Objects as Discord writes them: https://docs.discord.com/developers/resources/message and its neighbours. */
export function userJson(id: string, isBot = false): object {
  return {
    id,
    username: isBot ? "offprint" : `person${id.slice(-4)}`,
    discriminator: isBot ? "4242" : "0",
    global_name: isBot ? null : "A Person",
    avatar: null,
    avatar_decoration_data: null,
    public_flags: 0,
    ...(isBot && { bot: true }),
  };
}

export function messageJson(world: World, message: Message): object {
  const { id, channelId, authorId, content, embeds, flags, interactionId } = message;
  return {
    id,
    type: interactionId === undefined ? 0 : 20,
    channel_id: channelId,
    author: userJson(authorId, authorId === world.applicationId),
    content,
    embeds: embeds.map((embed) => ({ type: "rich", ...embed })),
    components: message.components.map((one) => withFiles(message, one)),
    flags,
    attachments: message.attachments.map((one) => attachmentJson(message, one)),
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: iso(message.at),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    ...(authorId === world.applicationId && { application_id: world.applicationId }),
    ...(interactionId !== undefined && { webhook_id: world.applicationId }),
  };
}

function attachmentJson({ channelId, id: messageId }: Message, { id, filename, text }: Attachment) {
  const url = `https://cdn.discordapp.com/attachments/${channelId}/${messageId}/${filename}`;
  return { id, filename, size: Buffer.byteLength(text), url, proxy_url: url };
}

/** A component that shows a file, as it is read back: with the file's address, name and size. */
function withFiles(message: Message, component: Component): object {
  if (component.type === 17) {
    const inside = component.components.map((one) => withFiles(message, one));
    return { ...component, components: inside };
  }
  if (component.type !== 13) return component;
  const found = message.attachments.find(
    ({ filename }) => component.file.url === `attachment://${filename}`,
  );
  if (!found) return component;
  const { filename: name, size, url } = attachmentJson(message, found);
  return { ...component, file: { url }, name, size };
}

export function channelJson(world: World, channel: Channel): object {
  const { id, name, type, guildId, parentId, recipientId, messages } = channel;
  const common = {
    id,
    type: CHANNEL_TYPES[type],
    flags: 0,
    last_message_id: messages.at(-1)?.id ?? null,
  };
  if (recipientId !== undefined) return { ...common, recipients: [userJson(recipientId)] };
  const placed = { ...common, name, guild_id: guildId, parent_id: parentId ?? null };
  if (type === "thread") return { ...placed, ...threadFields(world, channel) };
  return {
    ...placed,
    position: 0,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    permission_overwrites: [
      {
        id: world.applicationId,
        type: 1,
        allow: String(channel.permissions),
        deny: String(~channel.permissions & ((1n << 50n) - 1n)),
      },
    ],
    ...(type === "forum" && { available_tags: [], default_reaction_emoji: null }),
  };
}

function threadFields(world: World, { locked, messages }: Channel): object {
  return {
    owner_id: world.applicationId,
    message_count: messages.length,
    member_count: 1,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: locked,
      locked,
      auto_archive_duration: 1_440,
      archive_timestamp: iso(world.clock.now()),
      create_timestamp: iso(world.clock.now()),
    },
  };
}

/** What GUILD_CREATE says of a server to a bot that listens to servers only. */
export function guildJson(world: World, guild: Guild): object {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const written = (list: readonly Channel[]) => list.map((channel) => channelJson(world, channel));
  const bot = { user: userJson(world.applicationId, true), roles: [], flags: 0 };
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: "1",
    preferred_locale: "en-US",
    roles: [{ id: guild.id, name: "@everyone", permissions: "0", position: 0, color: 0 }],
    emojis: [],
    stickers: [],
    features: [],
    member_count: 2,
    large: false,
    unavailable: false,
    joined_at: iso(world.clock.now()),
    members: [{ ...bot, joined_at: iso(world.clock.now()), deaf: false, mute: false, nick: null }],
    channels: written(channels.filter(({ type }) => type !== "thread")),
    threads: written(channels.filter(({ type }) => type === "thread")),
    presences: [],
    voice_states: [],
    guild_scheduled_events: [],
    stage_instances: [],
  };
}

export function iso(at: number): string {
  return new Date(at).toISOString().replace("Z", "000+00:00");
}
