import type { Place } from "../../../src/chat/place.ts";
import type { Actor, Obstacles } from "../../../src/chat/request.ts";
import { defined } from "../../../src/collections/defined.ts";
import { obstaclesIn } from "../answers/channel-obstacles.ts";
import { isDirect, slackPerson, slackPlace } from "../slack-place.ts";
import type { SlackSettings } from "../slack-settings.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import type { DirectChannels } from "./direct-channels.ts";
import type { People } from "./people.ts";

/** Who asks and where, as a request names them. */
export interface Asker {
  readonly place: Place;
  readonly actor: Actor;
  readonly timeZone?: string;
  /** Asked of Slack when somebody wants to know. */
  readonly obstacles: () => Promise<Obstacles>;
}

/** A person in a workspace, as Slack's payload tells. */
export interface SlackUser {
  readonly workspace: Workspace;
  readonly userId: string;
}

export interface Askers {
  in(slackUser: SlackUser, channelId: string): Promise<Asker>;
  /** In their direct message with the bot. */
  direct(slackUser: SlackUser): Promise<Asker>;
}

/**
 * Says who may change what a channel receives: in the direct message with the bot its person, and
 * elsewhere, by the setting, each full member of the workspace or its admins alone. Guests and people
 * of other organisations read and search.
 */
export function createAskers(deps: {
  readonly people: People;
  readonly directs: DirectChannels;
  readonly managers: SlackSettings["managers"];
}): Askers {
  const { people, directs, managers } = deps;

  /** Two people's direct message looks the same, but the bot is not in it. */
  const isOwnDirect = async ({ workspace, userId }: SlackUser, channelId: string) =>
    isDirect(channelId) &&
    (await directs.of(workspace, userId).catch(() => undefined)) === channelId;

  const askerIn: Askers["in"] = async (slackUser, channelId) => {
    const { workspace, userId } = slackUser;
    const [isOwn, { isMember, isAdmin, timeZone }] = await Promise.all([
      isOwnDirect(slackUser, channelId),
      people.of(workspace, userId),
    ]);
    const manages = managers === "admins" ? isAdmin : isMember;
    const mayManage = isDirect(channelId) ? isOwn : manages;
    return {
      place: slackPlace(workspace.teamId, channelId),
      actor: { id: slackPerson(userId), mayManage },
      ...defined({ timeZone }),
      obstacles: () => obstaclesIn(workspace, channelId),
    };
  };

  return {
    in: askerIn,
    direct: async (slackUser) =>
      askerIn(slackUser, await directs.of(slackUser.workspace, slackUser.userId)),
  };
}
