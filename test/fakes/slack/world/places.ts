import { addChannel, directChannel } from "./channels.ts";
import { type Installed, install, uninstall } from "./installing.ts";
import type { Channel, ChannelKind, Installation, Team, User, World } from "./world.ts";

export interface NewTeam {
  readonly name?: string;
  /** The enterprise it is part of: its id. */
  readonly enterprise?: string;
  /** Whether the app is in it from the start; usually it is, except where its enterprise has it. */
  readonly installed?: boolean;
  /** The bot's token there. */
  readonly botToken?: string;
}

export interface NewChannel {
  readonly name?: string;
  readonly kind?: Exclude<ChannelKind, "dm">;
  /** The bot is in it; usually it is. */
  readonly withBot?: boolean;
  readonly members?: readonly string[];
  /** Slack Connect: other workspaces. */
  readonly sharedWith?: readonly string[];
}

export type NewUser = Partial<Omit<User, "id" | "teamId">>;

/** Workspaces, channels and people as they come and go. */
export interface Places {
  /** An organisation of several workspaces; with `installed`, the app is in all of them. Answers its id. */
  addEnterprise(name?: string, installed?: boolean): string;
  addTeam(team?: NewTeam): string;
  addUser(teamId: string, user?: NewUser): string;
  addChannel(teamId: string, channel?: NewChannel): string;
  /** The direct messages between the bot of a workspace and a person. */
  directChannel(teamId: string, userId: string): string;
  /** The app where it is installed: the id of a team or enterprise. */
  installation(teamId: string): Installation;
  /** The newest token of the bot there. */
  botToken(teamId: string): string;
  join(channelId: string, userId: string): void;
  leave(channelId: string, userId: string): void;
  rename(channelId: string, name: string): void;
  archive(channelId: string, isArchived?: boolean): void;
  deleteChannel(channelId: string): void;
  /** Only a few may post. */
  lock(channelId: string, isReadOnly?: boolean): void;
  /** Changes a person: makes them a guest, an administrator, deactivates them. */
  changeUser(userId: string, change: Partial<User>): void;
  install(teamOrEnterprise: string, botToken?: string): Installed;
  /** All tokens of the app there stop to work, with this error. */
  uninstall(teamOrEnterprise: string, error?: string): void;
}

export function createPlaces(world: World): Places {
  function mustFind<T>(found: T | undefined, what: string, id: string): T {
    if (found === undefined) throw new Error(`There is no ${what} ${id}.`);
    return found;
  }
  const channelOf = (id: string): Channel => mustFind(world.channels.get(id), "channel", id);
  const teamOf = (id: string): Team => mustFind(world.teams.get(id), "workspace", id);

  function installation(id: string): Installation {
    const enterprise = world.teams.get(id)?.enterpriseId ?? "";
    const found = world.installations.get(id) ?? world.installations.get(enterprise);
    return mustFind(found, "installation in", id);
  }

  const has = (id: string | undefined): boolean => id !== undefined && world.installations.has(id);

  return {
    addEnterprise(name = "University", installed = false) {
      const id = world.newId("E");
      world.enterprises.set(id, { id, name });
      if (installed) install(world, id);
      return id;
    },
    addTeam({ name = "Robotics Lab", enterprise, installed = !has(enterprise), botToken } = {}) {
      const id = world.newId("T");
      const domain = `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}-${id.toLowerCase()}`;
      const within = enterprise === undefined ? {} : { enterpriseId: enterprise };
      world.teams.set(id, { id, name, domain, ...within });
      if (installed) install(world, id, { botToken });
      return id;
    },
    addUser(teamId, user = {}) {
      const id = world.newId("U");
      const nobody = { isAdmin: false, isOwner: false, isPrimaryOwner: false, isBot: false };
      const full = { isRestricted: false, isUltraRestricted: false, deleted: false };
      const usual = { ...nobody, ...full, name: `person-${id.toLowerCase()}`, tz: "Europe/Berlin" };
      world.users.set(id, { ...usual, ...user, id, teamId: teamOf(teamId).id });
      return id;
    },
    addChannel(teamId, channel = {}) {
      const { name = "papers", kind = "public", withBot = true, members = [] } = channel;
      const id = world.newId(kind === "group-dm" ? "G" : "C");
      const bot = withBot ? [installation(teamId).botUserId] : [];
      const inside = new Set([...bot, ...members]);
      const made = addChannel(world, {
        id,
        kind,
        name,
        teamId: teamOf(teamId).id,
        members: inside,
      });
      for (const other of channel.sharedWith ?? []) made.sharedWith.add(teamOf(other).id);
      return id;
    },
    directChannel: (teamId, userId) => directChannel(world, installation(teamId), userId).id,
    installation,
    botToken(teamId) {
      const { id } = installation(teamId);
      const theirs = [...world.tokens.values()].filter(
        (token) => token.kind === "bot" && token.installationId === id,
      );
      return mustFind(theirs.at(-1), "token of", teamId).value;
    },
    join: (id, userId) => void channelOf(id).members.add(userId),
    leave: (id, userId) => void channelOf(id).members.delete(userId),
    rename(id, name) {
      channelOf(id).name = name;
    },
    archive(id, isArchived = true) {
      channelOf(id).isArchived = isArchived;
    },
    deleteChannel: (id) => void world.channels.delete(channelOf(id).id),
    lock(id, isReadOnly = true) {
      channelOf(id).isReadOnly = isReadOnly;
    },
    changeUser: (id, change) =>
      void Object.assign(mustFind(world.users.get(id), "person", id), change),
    install: (id, botToken) => install(world, id, { botToken }),
    uninstall: (id, error) => uninstall(world, installation(id), error),
  };
}
