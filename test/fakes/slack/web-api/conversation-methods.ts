import { z } from "zod";
import { channelId, flag, teamId, userId } from "../shapes/shapes.ts";
import {
  channelJson,
  directChannel,
  LISTED_AS,
  maySee,
  READ_SCOPES,
  visibleChannel,
} from "../world/channels.ts";
import { SlackError } from "../world/slack-error.ts";
import type { Channel, ChannelKind, Json, World } from "../world/world.ts";
import { botMethod, type Caller, type Method } from "./method.ts";
import { pageOf, paging } from "./paging.ts";
import { demandScopes, teamsOf } from "./tokens.ts";

const team_id = teamId.optional();

const listing = {
  ...paging,
  team_id,
  types: z.string().default("public_channel").transform(kindsOf),
  exclude_archived: flag.default(false),
};

/** https://docs.slack.dev/reference/methods?family=conversations */
export function conversationMethods(world: World): Method[] {
  /** Those an installation may list, of the workspace it was asked for. */
  function listed(
    { installation }: Caller,
    ask: { types: ChannelKind[]; exclude_archived: boolean; team_id?: string | undefined },
    isWanted: (channel: Channel) => boolean = () => true,
  ): Channel[] {
    demandScopes(
      installation,
      ask.types.map((kind) => READ_SCOPES[kind]),
    );
    const isOrgWide = installation.teamId === undefined;
    if (isOrgWide && ask.team_id === undefined)
      throw new SlackError("missing_argument", ["team_id, with the token of an organisation"]);
    const teams = teamsOf(world, installation).filter((id) => !isOrgWide || id === ask.team_id);
    return [...world.channels.values()]
      .filter((one) => teams.some((id) => id === one.teamId || one.sharedWith.has(id)))
      .filter((one) => ask.types.includes(one.kind) && maySee(world, installation, one))
      .filter((one) => !(ask.exclude_archived && one.isArchived))
      .filter(isWanted);
  }

  function shown({ installation }: Caller, channel: Channel): { channel: Json } {
    return { channel: channelJson(installation, channel) };
  }

  return [
    botMethod({
      name: "conversations.info",
      tier: 3,
      args: z.strictObject({
        channel: channelId,
        team_id,
        include_locale: flag.optional(),
        include_num_members: flag.optional(),
      }),
      run(caller, { channel: id }) {
        const channel = visibleChannel(world, caller.installation, id);
        demandScopes(caller.installation, [READ_SCOPES[channel.kind]]);
        return shown(caller, channel);
      },
    }),
    botMethod({
      name: "conversations.join",
      tier: 3,
      scopes: ["channels:join"],
      args: z.strictObject({ channel: channelId, team_id }),
      run(caller, { channel: id }) {
        const { botUserId } = caller.installation;
        const channel = visibleChannel(world, caller.installation, id);
        if (channel.kind !== "public")
          throw new SlackError("method_not_supported_for_channel_type");
        if (channel.isArchived) throw new SlackError("is_archived");
        if (channel.members.has(botUserId))
          return { ...shown(caller, channel), warning: "already_in_channel" };
        channel.members.add(botUserId);
        world.happen({ kind: "joined", channelId: id, userId: botUserId });
        return shown(caller, channel);
      },
    }),
    botMethod({
      name: "conversations.open",
      tier: 3,
      scopes: ["im:write"],
      args: z.strictObject({
        users: userId,
        team_id,
        return_im: flag.optional(),
        prevent_creation: flag.optional(),
      }),
      run(caller, { users, return_im }) {
        const channel = directChannel(world, caller.installation, users);
        return return_im ? shown(caller, channel) : { channel: { id: channel.id } };
      },
    }),
    botMethod({
      name: "conversations.list",
      tier: 2,
      args: z.strictObject(listing),
      run: (caller, ask) =>
        pageOf("channels", listed(caller, ask), ask, (one) =>
          channelJson(caller.installation, one),
        ),
    }),
    botMethod({
      name: "users.conversations",
      tier: 3,
      args: z.strictObject({ ...listing, user: userId.optional() }),
      run(caller, ask) {
        const member = ask.user ?? caller.installation.botUserId;
        if (!world.users.has(member)) throw new SlackError("user_not_found");
        const theirs = listed(caller, ask, ({ members }) => members.has(member));
        return pageOf("channels", theirs, ask, (one) => channelJson(caller.installation, one));
      },
    }),
  ];
}

function kindsOf(types: string, context: z.RefinementCtx): ChannelKind[] {
  const kinds = Object.entries(LISTED_AS);
  return types.split(",").flatMap((wanted) => {
    const found = kinds.find(([, name]) => name === wanted.trim())?.[0];
    if (found !== undefined && isKind(found)) return [found];
    context.addIssue(`no type of conversation: ${wanted}`);
    return [];
  });
}

function isKind(kind: string): kind is ChannelKind {
  return kind in LISTED_AS;
}
