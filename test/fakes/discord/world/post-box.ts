import { hiddenFiles } from "../messages/attachment-rules.ts";
import {
  type Content,
  FLAGS,
  mentionsAnyone,
  NOTHING,
  type Writing,
  written,
} from "../messages/message-rules.ts";
import {
  type MessageBody,
  messageBody,
  type NewMessage,
  newMessage,
} from "../messages/message-shape.ts";
import { parse } from "../messages/shapes.ts";
import { apiError } from "../rest/api-error.ts";
import type { Upload } from "../rest/multipart.ts";
import type { Channel, Message, World } from "./world.ts";

/** Reads and keeps messages, wherever they come from. */
export interface PostBox {
  /** @throws ApiError */
  read(body: unknown, uploads?: readonly Upload[]): MessageBody;
  /** @throws ApiError */
  readNew(body: unknown, uploads?: readonly Upload[]): NewMessage;
  /** A message that no channel shows yet. */
  compose(channel: Channel, body: MessageBody, writing: Writing): Message;
  /** The message after an edit. */
  edit(message: Message, body: MessageBody): Message;
  /** Puts a message into its channel, or its new version in its place. */
  keep(message: Message): Message;
}

export function createPostBox(world: World): PostBox {
  function quiet<T extends MessageBody>(body: T): T {
    if (mentionsAnyone(body))
      world.violate("message", `allowed_mentions is ${JSON.stringify(body.allowed_mentions)}`);
    return body;
  }

  function received(uploads: readonly Upload[] = []) {
    return { uploads: uploads.map((upload) => ({ ...upload, id: world.newId() })) };
  }

  /** A rule of Offprint: a message names its own channel, or none, and that only where it has one. */
  function ofItsChannel(message: Message): Message {
    const shown = JSON.stringify([message.content, message.components]);
    const isDirect = world.channels.get(message.channelId)?.guildId === undefined;
    for (const [, id] of shown.matchAll(/<#(\d+)>/gu))
      if (id !== message.channelId || isDirect) world.violate("message", `it names channel ${id}`);
    return message;
  }

  function seen(message: Message): Message {
    const { attachments, components, flags } = message;
    const hidden = flags & FLAGS.componentsV2 ? hiddenFiles(attachments, components) : [];
    for (const name of hidden) world.violate("message", `no component shows the file ${name}`);
    return message;
  }

  function authored(channel: Channel, shown: Content): Message {
    const { newId, applicationId, clock } = world;
    const at = clock.now();
    return { ...shown, id: newId(), channelId: channel.id, authorId: applicationId, at, edits: 0 };
  }

  return {
    read: (body, uploads) => ({ ...quiet(parse(messageBody, body)), ...received(uploads) }),
    readNew: (body, uploads) => ({ ...quiet(parse(newMessage, body)), ...received(uploads) }),
    compose: (channel, body, writing) => authored(channel, written(NOTHING, body, writing)),
    edit: (message, body) => ({
      ...message,
      ...written(message, body, "edit"),
      edits: message.edits + 1,
      editedAt: world.clock.now(),
    }),
    keep(given) {
      const message = ofItsChannel(seen(given));
      if (message.flags & FLAGS.ephemeral) {
        world.whispers.set(message.id, message);
        return message;
      }
      const messages = channelOf(world, message.channelId).messages;
      const at = messages.findIndex(({ id }) => id === message.id);
      if (at === -1) messages.push(message);
      else messages[at] = message;
      return message;
    },
  };
}

/** @throws ApiError 10003 */
export function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw apiError(10003);
  return channel;
}

/** @throws ApiError 10008 */
export function messageOf(channel: Channel, id: string): Message {
  const message = channel.messages.find((one) => one.id === id);
  if (!message) throw apiError(10008);
  return message;
}

/** A message as it is now, in a channel or whispered. */
export function latest(world: World, { id, channelId }: Message): Message | undefined {
  const shown = world.channels.get(channelId)?.messages.find((message) => message.id === id);
  return shown ?? world.whispers.get(id);
}

/** A message by its id, of a channel or whispered there. */
export function findMessage(world: World, channelId: string, id: string): Message {
  return world.whispers.get(id) ?? messageOf(channelOf(world, channelId), id);
}
