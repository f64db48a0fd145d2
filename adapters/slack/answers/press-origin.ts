import type { BlockAction } from "@slack/bolt";
import { defined } from "../../../src/collections/defined.ts";
import type { Asker, SlackUser } from "../people/askers.ts";
import { userAt } from "../people/user-at.ts";
import { placeOfBlock } from "../render/action-id.ts";
import type { Answering } from "./answering.ts";
import { type ReplyTo, readViewState, type ViewState } from "./view-state.ts";

/** Where somebody presses a button. */
export type PressOrigin =
  | { readonly kind: "message"; readonly to: ReplyTo }
  | { readonly kind: "home"; readonly state: ViewState }
  | { readonly kind: "modal"; readonly state: ViewState; readonly viewId: string };

/** Undefined for what belongs to no message or view of this version. */
export function pressOriginOf(body: BlockAction): PressOrigin | undefined {
  const { view, channel, container, message, response_url: url, user } = body;
  if (view) {
    const state = readViewState(view.private_metadata);
    if (!state) return undefined;
    const { id: viewId, type } = view;
    return type === "home" ? { kind: "home", state } : { kind: "modal", state, viewId };
  }
  if (!channel || !url) return undefined;
  const threadTs: unknown = container.thread_ts ?? message?.thread_ts;
  const to: ReplyTo = {
    url,
    channelId: channel.id,
    userId: user.id,
    on: container.is_ephemeral === true ? "private" : "public",
    ...defined({ threadTs: textIn(threadTs), messageTs: textIn(container.message_ts) }),
  };
  return { kind: "message", to };
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Who presses a button there, in which place: a block of a view may name one of its own. */
export async function askerOn(
  { askers, workspaces }: Answering,
  slackUser: SlackUser,
  origin: PressOrigin,
  blockId: string,
): Promise<Asker> {
  if (origin.kind === "message") return askers.in(slackUser, origin.to.channelId);
  const place = placeOfBlock(blockId) ?? origin.state.place;
  const at = place && (await userAt(workspaces, slackUser, place));
  return at ? askers.in(at.slackUser, at.channelId) : askers.direct(slackUser);
}
