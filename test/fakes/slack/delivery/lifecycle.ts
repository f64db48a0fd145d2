import { uninstall } from "../world/installing.ts";
import type { Channel, Installation, Json, World } from "../world/world.ts";
import { type Events, installationIn, type Told } from "./events.ts";

/** What happens to the app and its channels, with the events Slack sends of it. */
export interface Lifecycle {
  /** Somebody invites the bot. */
  invite(channelId: string, inviter?: string): Promise<Told>;
  /** Somebody removes the bot. */
  kick(channelId: string): Promise<Told>;
  archive(channelId: string): Promise<Told>;
  unarchive(channelId: string): Promise<Told>;
  remove(channelId: string): Promise<Told>;
  /** Somebody removes the app from a workspace, or from an enterprise: two events, in no order to rely on. */
  uninstall(teamId: string): Promise<readonly Told[]>;
  /** Its tokens are revoked, of the bot or of a person. */
  revoke(teamId: string, whose?: "bot" | "oauth"): Promise<Told>;
}

export function createLifecycle(world: World, events: Events): Lifecycle {
  function channelOf(id: string): Channel {
    const channel = world.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}.`);
    return channel;
  }

  function appIn(teamId: string): Installation {
    const installation = installationIn(world, teamId);
    if (!installation) throw new Error(`The app is not in ${teamId}.`);
    return installation;
  }

  /** `channel_left` of a public channel is `group_left` of a private one. */
  const tellOf = ({ id, kind, teamId }: Channel, what: string, more: Json = {}): Promise<Told> =>
    events.tell(teamId, {
      type: `${kind === "public" ? "channel" : "group"}_${what}`,
      channel: id,
      ...more,
    });

  function joined({ id, kind, teamId }: Channel, userId: string, inviter?: string): Promise<Told> {
    return events.tell(teamId, {
      type: "member_joined_channel",
      user: userId,
      channel: id,
      channel_type: kind === "public" ? "C" : "G",
      team: teamId,
      ...(inviter !== undefined && { inviter }),
    });
  }

  function setArchived(id: string, isArchived: boolean): Promise<Told> {
    const channel = channelOf(id);
    channel.isArchived = isArchived;
    return tellOf(channel, isArchived ? "archive" : "unarchive", { is_moved: 0 });
  }

  /** A bot that joins by itself is told of it like any member. */
  world.listen((happening) => {
    if (happening.kind !== "joined") return;
    void joined(channelOf(happening.channelId), happening.userId);
  });

  return {
    invite(id, inviter) {
      const channel = channelOf(id);
      const { botUserId } = appIn(channel.teamId);
      channel.members.add(botUserId);
      return joined(channel, botUserId, inviter);
    },
    kick(id) {
      const channel = channelOf(id);
      channel.members.delete(appIn(channel.teamId).botUserId);
      return tellOf(channel, "left");
    },
    archive: (id) => setArchived(id, true),
    unarchive: (id) => setArchived(id, false),
    remove(id) {
      const channel = channelOf(id);
      world.channels.delete(id);
      return tellOf(channel, "deleted");
    },
    uninstall(teamId) {
      const installation = appIn(teamId);
      uninstall(world, installation);
      const tokens = { oauth: [], bot: [installation.botUserId] };
      return Promise.all([
        events.tell(teamId, { type: "tokens_revoked", tokens }),
        events.tell(teamId, { type: "app_uninstalled" }),
      ]);
    },
    revoke(teamId, whose = "bot") {
      const { id, botUserId, installedBy = botUserId } = appIn(teamId);
      if (whose === "oauth")
        return events.tell(teamId, {
          type: "tokens_revoked",
          tokens: { oauth: [installedBy], bot: [] },
        });
      for (const token of world.tokens.values())
        if (token.installationId === id) token.refusedWith = "token_revoked";
      const tokens = { oauth: [], bot: [botUserId] };
      return events.tell(teamId, { type: "tokens_revoked", tokens });
    },
  };
}
