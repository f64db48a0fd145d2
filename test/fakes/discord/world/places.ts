import { channelJson, guildJson } from "./payloads.ts";
import { bitsOf, type Permission, USUAL_PERMISSIONS } from "./permissions.ts";
import { channelOf } from "./post-box.ts";
import { snowflakeAt } from "./snowflakes.ts";
import type { Channel, ChannelType, Guild, Message, World } from "./world.ts";

export interface NewChannel {
  readonly type?: ChannelType;
  readonly name?: string;
  /** The channel a thread hangs in. */
  readonly parent?: string;
  /** All the bot may do there. */
  readonly permissions?: readonly Permission[];
}

/** Servers and channels as people make and change them; a connected bot hears of it. */
export interface Places {
  /** A server with the bot in it; answers its id. */
  addGuild(name?: string): string;
  /** Somebody follows the bot's link and adds it to a new server, which grants what the link asks for; answers its id. */
  install(link: string): string;
  addChannel(guildId: string, channel?: NewChannel): string;
  /** The direct messages between the bot and a person. */
  directChannel(userId: string): Channel;
  deleteChannel(id: string): void;
  /** What the bot may do in a channel from now on. */
  setPermissions(id: string, permissions: readonly Permission[]): void;
  /** A thread only moderators write in; a person who takes no messages. */
  shut(id: string, isShut?: boolean): void;
  /** The bot is thrown out, or invited again. */
  removeBot(guildId: string): void;
  inviteBot(guildId: string): void;
  /** A server that Discord cannot reach for now: no removal. */
  loseGuild(guildId: string): void;
  /** A person writes; answers the message's id. */
  write(channelId: string, content: string, userId?: string): string;
  openThread(parent: Channel, name: string, id?: string): Channel;
}

const FIRST_GUILD = Date.UTC(2020, 0, 1);

export function createPlaces(
  world: World,
  dispatch: (event: string, data: unknown, guildId: string | undefined) => boolean,
): Places {
  const tell = (event: string, channel: Channel) =>
    void dispatch(event, channelJson(world, channel), channel.guildId);

  function guildOf(id: string): Guild {
    const guild = world.guilds.get(id);
    if (!guild) throw new Error(`There is no server ${id}.`);
    return guild;
  }

  function open(channel: Pick<Channel, "id" | "type" | "name"> & Partial<Channel>): Channel {
    const opened = { permissions: USUAL_PERMISSIONS, locked: false, closed: false, messages: [] };
    const made: Channel = { ...opened, ...channel };
    world.channels.set(made.id, made);
    return made;
  }

  function found(given: Omit<Guild, "id">): string {
    // A millisecond apart, so that shards share them evenly.
    const id = String(snowflakeAt(FIRST_GUILD + world.guilds.size));
    const guild = { id, ...given };
    world.guilds.set(id, guild);
    if (guild.joined) dispatch("GUILD_CREATE", guildJson(world, guild), id);
    return id;
  }

  return {
    addGuild: (name = "Robotics Lab") =>
      found({ name, joined: true, permissions: USUAL_PERMISSIONS, hasCommands: true }),
    install(link) {
      const asked = new URL(link).searchParams;
      const scopes = asked.get("scope")?.split(" ") ?? [];
      if (asked.get("client_id") !== world.applicationId) throw new Error("Unknown application.");
      return found({
        name: "Robotics Lab",
        joined: scopes.includes("bot"),
        hasCommands: scopes.includes("applications.commands"),
        permissions: BigInt(asked.get("permissions") ?? 0),
      });
    },
    addChannel(guildId, { type = "text", name = "papers", parent, permissions } = {}) {
      const id = world.newId();
      const rights = permissions ? bitsOf(...permissions) : guildOf(guildId).permissions;
      const placed = { id, type, name, guildId, permissions: rights };
      const channel = open({ ...placed, ...(parent !== undefined && { parentId: parent }) });
      tell(type === "thread" ? "THREAD_CREATE" : "CHANNEL_CREATE", channel);
      return id;
    },
    directChannel(userId) {
      const known = [...world.channels.values()].find((one) => one.recipientId === userId);
      return known ?? open({ id: world.newId(), type: "dm", name: "", recipientId: userId });
    },
    deleteChannel(id) {
      const channel = channelOf(world, id);
      world.channels.delete(id);
      tell(channel.type === "thread" ? "THREAD_DELETE" : "CHANNEL_DELETE", channel);
    },
    setPermissions(id, permissions) {
      const channel = channelOf(world, id);
      channel.permissions = bitsOf(...permissions);
      tell("CHANNEL_UPDATE", channel);
    },
    shut(id, isShut = true) {
      const channel = channelOf(world, id);
      channel.locked = isShut;
      channel.closed = isShut && channel.recipientId !== undefined;
    },
    removeBot(guildId) {
      guildOf(guildId).joined = false;
      dispatch("GUILD_DELETE", { id: guildId }, guildId);
    },
    inviteBot(guildId) {
      const guild = guildOf(guildId);
      guild.joined = true;
      dispatch("GUILD_CREATE", guildJson(world, guild), guildId);
    },
    loseGuild: (guildId) =>
      void dispatch("GUILD_DELETE", { id: guildId, unavailable: true }, guildId),
    write(channelId, content, userId = "200000000000000001") {
      const id = world.newId();
      const empty = { embeds: [], components: [], attachments: [], flags: 0, edits: 0 };
      const at = world.clock.now();
      const message: Message = { ...empty, id, channelId, authorId: userId, content, at };
      channelOf(world, channelId).messages.push(message);
      return id;
    },
    openThread(parent, name, id = world.newId()) {
      const { guildId, permissions } = parent;
      const placed = { ...(guildId !== undefined && { guildId }), permissions };
      const thread = open({ id, type: "thread", name, parentId: parent.id, ...placed });
      tell("THREAD_CREATE", thread);
      return thread;
    },
  };
}
