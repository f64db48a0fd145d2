import type { Channel, Json, Message, World } from "../world/world.ts";
import { shownMessage } from "./block-payloads.ts";
import { channelName, common, type Deed } from "./payloads.ts";

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function shortcutPayload(
  world: World,
  deed: Deed,
  given: { readonly callback_id: string; readonly trigger_id: string },
): Json {
  const { api_app_id: _, ...rest } = common(world, deed);
  const { id, name: username, teamId: team_id } = deed.user;
  const user = { id, username, team_id };
  return { type: "shortcut", ...rest, user, action_ts: world.newTs(), ...given };
}

export function messageShortcutPayload(
  world: World,
  deed: Deed & { readonly channel: Channel },
  message: Message,
  given: {
    readonly callback_id: string;
    readonly trigger_id: string;
    readonly response_url: string;
  },
): Json {
  const { api_app_id: _, ...rest } = common(world, deed);
  return {
    type: "message_action",
    ...rest,
    channel: { id: deed.channel.id, name: channelName(deed.channel) },
    action_ts: world.newTs(),
    message_ts: message.ts,
    message: shownMessage(world, message),
    ...given,
  };
}
