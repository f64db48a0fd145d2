import type { EnvelopedEvent } from "@slack/bolt";
import { defined } from "../../../src/collections/defined.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { postToPerson } from "../posts/post-message.ts";
import { slackPlace, slackServer } from "../slack-place.ts";
import type { Installed } from "../workspaces/oauth-routes.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import type { Answering } from "./answering.ts";

type Lifecycle = Pick<Answering, "inbox" | "workspaces" | "members" | "tell">;

/** The bot was removed from a channel, or nobody can post there any more. */
export const LEAVING = [
  "channel_left",
  "channel_archive",
  "channel_deleted",
  "group_left",
  "group_archive",
  "group_deleted",
] as const;

const ARCHIVING: readonly string[] = ["channel_archive", "group_archive"];

export const RETURNING = ["channel_unarchive", "group_unarchive"] as const;

export async function channelLeft(
  { inbox, members }: Lifecycle,
  workspace: Workspace,
  { channel, type }: { readonly channel: string; readonly type: (typeof LEAVING)[number] },
): Promise<void> {
  members.changed(workspace, channel);
  const within = slackPlace(workspace.teamId, channel);
  const archived = ARCHIVING.includes(type);
  await inbox.hear({ kind: "left", within, ...defined({ archived: archived || undefined }) });
}

export async function channelJoined(
  { inbox, members }: Lifecycle,
  workspace: Workspace,
  channelId: string,
): Promise<void> {
  members.changed(workspace, channelId);
  await inbox.hear({ kind: "joined", within: slackPlace(workspace.teamId, channelId) });
}

type Removal = Pick<EnvelopedEvent, "event_time"> & {
  readonly team_id?: string;
  /** Alone, when a whole organisation has removed the app. */
  readonly enterprise_id?: string;
};

/**
 * The app was removed, or its token taken back: its installation is erased, and what was stored about
 * the channels. An event that comes late says nothing of a newer installation.
 */
export async function appRemoved(
  { inbox, workspaces, tell }: Lifecycle,
  { team_id, enterprise_id, event_time }: Removal,
): Promise<void> {
  const id = team_id ?? enterprise_id;
  if (id === undefined) return;
  for (const teamId of await workspaces.remove(id, event_time * SECOND)) {
    await inbox.hear({ kind: "left", within: slackServer(teamId), forGood: true });
    const text = `The app was removed from the workspace ${teamId}; what was stored of it is erased.`;
    tell({ kind: "left", level: "warn", text });
  }
}

/** Says hello to whoever installed the bot, where only they see it. @throws when Slack refuses it */
export async function welcome(
  { inbox, clock }: Pick<Answering, "inbox" | "clock">,
  { installation, userId, ...clients }: Installed,
): Promise<void> {
  const { teamId } = installation;
  if (teamId) await inbox.hear({ kind: "joined", within: slackServer(teamId) });
  await postToPerson(clients, clock, { userId, message: inbox.welcome });
}
