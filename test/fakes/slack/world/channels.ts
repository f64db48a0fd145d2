import { teamsOf } from "../web-api/tokens.ts";
import { SlackError } from "./slack-error.ts";
import type { Channel, ChannelKind, Installation, Json, World } from "./world.ts";

/** `kind` as methods that list conversations call it. */
export const LISTED_AS: Readonly<Record<ChannelKind, string>> = {
  public: "public_channel",
  private: "private_channel",
  dm: "im",
  "group-dm": "mpim",
};

/** What reading about a conversation of a kind needs. */
export const READ_SCOPES: Readonly<Record<ChannelKind, string>> = {
  public: "channels:read",
  private: "groups:read",
  dm: "im:read",
  "group-dm": "mpim:read",
};

/**
 * A channel this installation may know of: a public one of its workspaces, or one its bot is in.
 * @throws SlackError channel_not_found
 */
export function visibleChannel(world: World, installation: Installation, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel || !maySee(world, installation, channel)) throw new SlackError("channel_not_found");
  return channel;
}

export function maySee(world: World, installation: Installation, channel: Channel): boolean {
  if (!reaches(world, installation, channel)) return false;
  return channel.kind === "public" || channel.members.has(installation.botUserId);
}

function reaches(world: World, installation: Installation, channel: Channel): boolean {
  const teams = teamsOf(world, installation);
  return teams.some((id) => id === channel.teamId || channel.sharedWith.has(id));
}

/**
 * The direct messages between a person and the bot, opened when there are none.
 * @throws SlackError user_not_found, user_disabled
 */
export function directChannel(world: World, installation: Installation, userId: string): Channel {
  const user = world.users.get(userId);
  if (!user) throw new SlackError("user_not_found");
  if (user.deleted) throw new SlackError("user_disabled");
  const { botUserId } = installation;
  const known = [...world.channels.values()].find(
    (one) => one.userId === userId && one.members.has(botUserId),
  );
  if (known) return known;
  const teams = teamsOf(world, installation);
  const teamId = teams.includes(user.teamId) ? user.teamId : (teams[0] ?? user.teamId);
  const members = new Set([userId, botUserId]);
  return addChannel(world, { id: world.newId("D"), kind: "dm", name: "", teamId, members, userId });
}

type NewChannel = Pick<Channel, "id" | "kind" | "name" | "teamId" | "members"> &
  Pick<Partial<Channel>, "userId">;

export function addChannel(world: World, channel: NewChannel): Channel {
  const empty = { sharedWith: new Set<string>(), isArchived: false, isReadOnly: false };
  const made: Channel = { ...empty, messages: [], ...channel };
  world.channels.set(made.id, made);
  return made;
}

/** As `conversations.info` and the lists show it. */
export function channelJson({ botUserId }: Installation, channel: Channel): Json {
  const { id, kind, name, teamId, isArchived, sharedWith, members, userId } = channel;
  const common = { id, created: 1_700_000_000, is_archived: isArchived, context_team_id: teamId };
  const isDirect = kind === "dm";
  if (isDirect) return { ...common, is_im: true, user: userId };
  return {
    ...common,
    name,
    is_channel: kind === "public",
    is_group: kind === "private",
    is_im: false,
    is_mpim: kind === "group-dm",
    is_private: kind !== "public",
    is_member: members.has(botUserId),
    is_shared: sharedWith.size > 0,
    is_ext_shared: sharedWith.size > 0,
    is_org_shared: false,
    shared_team_ids: [teamId, ...sharedWith],
    num_members: members.size,
  };
}
