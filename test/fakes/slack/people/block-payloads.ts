import { messageJson } from "../world/post-box.ts";
import { viewJson } from "../world/view-store.ts";
import type { Json, Message, View, World } from "../world/world.ts";
import { type Control, withBlockIds } from "./controls.ts";
import { channelName, common, type Deed } from "./payloads.ts";

/** Where a control is: in a message or in a view. */
export type Surface =
  | { readonly message: Message; readonly responseUrl: string; readonly values: Json }
  | { readonly view: View; readonly values: Json };

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function actionPayload(
  world: World,
  deed: Deed,
  surface: Surface,
  given: { readonly action: Json; readonly trigger_id: string },
): Json {
  return {
    type: "block_actions",
    ...common(world, deed),
    ...place(world, deed, surface),
    trigger_id: given.trigger_id,
    actions: [given.action],
    ...("view" in surface ? {} : { state: { values: {} }, response_url: surface.responseUrl }),
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export function suggestionPayload(
  world: World,
  deed: Deed,
  surface: Surface,
  { blockId, element }: Control,
  value: string,
): Json {
  return {
    type: "block_suggestion",
    ...common(world, deed),
    ...place(world, deed, surface),
    action_id: element.action_id,
    block_id: blockId,
    value,
  };
}

function place(world: World, { channel }: Deed, surface: Surface): Json {
  if ("view" in surface) {
    const { view, values } = surface;
    return { container: { type: "view", view_id: view.id }, view: filledView(world, view, values) };
  }
  const { message } = surface;
  const isPrivate = message.ephemeralTo !== undefined;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: isPrivate,
      ...thread,
    },
    ...(channel && { channel: { id: channel.id, name: channelName(channel) } }),
    // Slack keeps no message that only one person sees.
    ...(!isPrivate && { message: shownMessage(world, message) }),
  };
}

export function shownMessage(world: World, message: Message): Json {
  const { blocks } = message;
  return {
    ...messageJson(world, message),
    ...(blocks.length > 0 && { blocks: withBlockIds(blocks) }),
  };
}

export function filledView(world: World, view: View, values: Json): Json {
  const shown = viewJson(world, view, values);
  return { ...shown, blocks: withBlockIds(blocksOf(view)) };
}

export function blocksOf({ payload }: View): readonly Json[] {
  return Array.isArray(payload.blocks) ? payload.blocks : [];
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewPayload(
  world: World,
  deed: Deed,
  type: "view_submission" | "view_closed",
  { view, values }: { readonly view: View; readonly values: Json },
  more: Json,
): Json {
  return {
    type,
    ...common(world, deed),
    view: filledView(world, view, values),
    response_urls: [],
    ...more,
  };
}
