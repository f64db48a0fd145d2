import type { DeliveryFailure } from "../../src/errors.ts";

type Kind = Exclude<DeliveryFailure["kind"], "limited">;
/** What a refusal makes of a post, and the sentence that names the fix. */
export type Meaning = readonly [Kind, string];

const READ_ONLY: Meaning = [
  "forbidden",
  "Only some people may post in the channel. Let the app post there, or choose another channel.",
];
const UNINSTALLED: Meaning = [
  "forbidden",
  "The workspace no longer lets the bot in. Install it there again.",
];
const POLICY: Meaning = [
  "forbidden",
  "A rule of the workspace keeps the bot from posting. Ask one of its admins to allow it.",
];
const TOO_LONG: Meaning = ["rejected", "The message is too long for Slack."];
const DOUBTFUL: Meaning = ["unknown", "Slack failed while it took the message."];
const BUSY: Meaning = ["failed", "Slack is not available now."];

/**
 * Slack's own codes for a post, and those every method has.
 * @see https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  Object.entries<Meaning>({
    channel_not_found: ["gone", "The channel no longer exists, or the bot was removed from it."],
    is_archived: ["gone", "The channel is archived."],
    is_inactive: ["forbidden", "The channel is frozen. Choose another one."],
    not_in_channel: [
      "forbidden",
      "The bot is not in the channel. Add it there with /invite and its name.",
    ],
    messages_tab_disabled: [
      "forbidden",
      "The app takes no direct messages. Switch on its Messages tab, under App Home in its settings.",
    ],
    restricted_action: READ_ONLY,
    restricted_action_read_only_channel: READ_ONLY,
    restricted_action_thread_only_channel: READ_ONLY,
    restricted_action_non_threadable_channel: READ_ONLY,
    restricted_action_thread_locked: ["forbidden", "The thread is locked."],
    access_denied: POLICY,
    ekm_access_denied: POLICY,
    enterprise_is_restricted: POLICY,
    no_permission: POLICY,
    org_login_required: POLICY,
    two_factor_setup_required: POLICY,
    team_access_not_granted: [
      "forbidden",
      "The organisation does not let the bot into this workspace. Ask one of its admins to add it.",
    ],
    missing_scope: [
      "forbidden",
      "The bot may not post: its installation lacks a permission. Install it again.",
    ],
    not_allowed_token_type: ["forbidden", "The token is not a bot's. Install the bot again."],
    account_inactive: UNINSTALLED,
    token_revoked: UNINSTALLED,
    invalid_auth: UNINSTALLED,
    not_authed: UNINSTALLED,
    // A new one is made in time; this one was just missed.
    token_expired: ["failed", "The workspace's token has expired and could not be renewed yet."],
    msg_too_long: TOO_LONG,
    msg_blocks_too_long: TOO_LONG,
    metadata_too_large: TOO_LONG,
    no_text: ["rejected", "The message is empty."],
    cannot_reply_to_message: ["rejected", "Nothing can be written under that message."],
    internal_error: DOUBTFUL,
    fatal_error: DOUBTFUL,
    service_unavailable: BUSY,
    team_added_to_org: BUSY,
    request_timeout: BUSY,
  }),
);
