import type { WebClient } from "@slack/web-api";
import type { Place } from "../../../src/chat/place.ts";
import { DeliveryError, type DeliveryFailure, StoreError } from "../../../src/errors.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { type SlackMessage, withoutPictures } from "../render/render-message.ts";
import { type SlackAddress, slackAddressOf } from "../slack-place.ts";
import type { Workspace, Workspaces } from "../workspaces/workspace.ts";
import { codeOf, deliveryErrorOf, isTokenRefused } from "./post-error.ts";

export interface PostDeps {
  readonly workspaces: Workspaces;
  readonly clock: Clock;
  /** Slack says that the workspace's token is worth nothing any more. */
  readonly onRefused?: (cause: unknown, workspace: Workspace) => void;
}

/** One call to Slack that shows a message. */
export type Send<T> = (posts: WebClient, body: SlackMessage) => Promise<T>;

/** Slack takes one message a second in a channel, and counts those it refuses. */
export const APART_MS = SECOND;
/** Slack has refused nothing: once the store can be asked again, nobody waits as after a failure. */
const SOON: DeliveryFailure = { kind: "limited", retryAfterMs: 5 * SECOND, scope: "server" };

/**
 * Sends a message into a place, by the workspace's token.
 *
 * @throws DeliveryError
 */
export async function sendTo<T>(
  deps: PostDeps,
  place: Place,
  body: SlackMessage,
  send: (channel: string) => Send<T>,
): Promise<T> {
  const { teamId, channelId } = requireAddress(place);
  const workspace = await requireWorkspace(deps.workspaces, teamId);
  try {
    return await sendWhileValid(deps, workspace, body, send(channelId));
  } catch (error) {
    if (isTokenRefused(error)) deps.onRefused?.(error, workspace);
    throw deliveryErrorOf(error);
  }
}

/** Slack refuses a whole message for one picture that it cannot fetch; nothing has been posted then. */
export async function sendMessage<T>(
  posts: WebClient,
  clock: Clock,
  body: SlackMessage,
  send: Send<T>,
): Promise<T> {
  try {
    return await send(posts, body);
  } catch (error) {
    const bare = withoutPictures(body);
    const isPlain = JSON.stringify(bare.blocks) === JSON.stringify(body.blocks);
    if (isPlain || codeOf(error) !== "invalid_blocks") throw error;
    await clock.sleep(APART_MS);
    return send(posts, bare);
  }
}

/** An expired token has posted nothing; a new one may. */
async function sendWhileValid<T>(
  { workspaces, clock }: PostDeps,
  workspace: Workspace,
  body: SlackMessage,
  send: Send<T>,
): Promise<T> {
  try {
    return await sendMessage(workspace.posts, clock, body, send);
  } catch (error) {
    if (codeOf(error) !== "token_expired") throw error;
    const renewed = await workspaces.renew(workspace).catch(() => undefined);
    if (!renewed) throw error;
    await clock.sleep(APART_MS);
    return sendMessage(renewed.posts, clock, body, send);
  }
}

function requireAddress(place: Place): SlackAddress {
  const address = slackAddressOf(place);
  if (address) return address;
  throw new DeliveryError({ kind: "gone" }, `Slack has no place ${place}.`);
}

/** @throws DeliveryError */
export async function requireWorkspace(workspaces: Workspaces, teamId: string): Promise<Workspace> {
  const workspace = await workspaces.of(teamId).catch((cause: unknown) => {
    const reason = "How to reach the workspace could not be looked up.";
    throw new DeliveryError(cause instanceof StoreError ? SOON : { kind: "failed" }, reason, {
      cause,
    });
  });
  if (workspace) return workspace;
  const reason = "The bot is not installed in this workspace. Install it there again.";
  throw new DeliveryError({ kind: "forbidden" }, reason);
}
