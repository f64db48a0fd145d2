import type { DeliveryFailure } from "../../../src/errors.ts";

/** What a refusal makes of a post, and the sentence that names the fix. */
export type RefusalMeaning = readonly [DeliveryFailure["kind"], string];

const GONE: RefusalMeaning = [
  "gone",
  "The channel no longer exists, or the bot was removed from it.",
];
const READ_ONLY: RefusalMeaning = [
  "forbidden",
  "Only some people may post in the channel. Let the app post there, or choose another channel.",
];
const UNINSTALLED: RefusalMeaning = [
  "forbidden",
  "The workspace no longer lets the bot in. Install it there again.",
];
const POLICY: RefusalMeaning = [
  "forbidden",
  "A rule of the workspace keeps the bot from posting. Ask one of its admins to allow it.",
];
const TOKEN: RefusalMeaning = ["forbidden", "The token is not a bot's. Install the bot again."];
const TOO_LONG: RefusalMeaning = ["rejected", "The message is too long for Slack."];
const MALFORMED: RefusalMeaning = ["rejected", "Slack does not take the message as it is."];
const UNEDITABLE: RefusalMeaning = ["rejected", "The message cannot be edited (any more)."];
const LIMIT: RefusalMeaning = ["limited", "Slack takes no more from the bot for now."];
const BUSY: RefusalMeaning = ["failed", "Slack is not available now."];
const GARBLED: RefusalMeaning = ["failed", "The request did not reach Slack whole."];
/** Slack says of both that "some aspect of the operation" may have succeeded. */
const DOUBTFUL: RefusalMeaning = ["unknown", "Slack failed while it took the message."];

/**
 * Every code that Slack documents for a post or an edit, by what is known of it: `unknown` are the
 * two that leave it open whether anything was done, and with all others nothing was.
 * @see https://docs.slack.dev/reference/methods/chat.postMessage#errors
 * @see https://docs.slack.dev/reference/methods/chat.update#errors
 */
export const MEANINGS: ReadonlyMap<string, RefusalMeaning> = new Map(
  Object.entries<RefusalMeaning>({
    // The place.
    channel_not_found: GONE,
    team_not_found: GONE,
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
    external_channel_migrating: ["failed", "The channel is being moved. It is tried again."],
    // The workspace and its rules.
    access_denied: POLICY,
    accesslimited: POLICY,
    ekm_access_denied: POLICY,
    enterprise_is_restricted: POLICY,
    no_permission: POLICY,
    org_login_required: POLICY,
    two_factor_setup_required: POLICY,
    slack_connect_canvas_sharing_blocked: POLICY,
    slack_connect_file_link_sharing_blocked: POLICY,
    slack_connect_lists_sharing_blocked: POLICY,
    team_access_not_granted: [
      "forbidden",
      "The organisation does not let the bot into this workspace. Ask one of its admins to add it.",
    ],
    // The token.
    missing_scope: [
      "forbidden",
      "The bot may not post: its installation lacks a permission. Install it again.",
    ],
    not_allowed_token_type: TOKEN,
    as_user_not_supported: TOKEN,
    account_inactive: UNINSTALLED,
    token_revoked: UNINSTALLED,
    invalid_auth: UNINSTALLED,
    not_authed: UNINSTALLED,
    // A new one is made in time; this one was just missed.
    token_expired: ["failed", "The workspace's token has expired and could not be renewed yet."],
    // The message.
    msg_too_long: TOO_LONG,
    msg_blocks_too_long: TOO_LONG,
    metadata_too_large: TOO_LONG,
    attachment_payload_limit_exceeded: TOO_LONG,
    too_many_attachments: TOO_LONG,
    too_many_contact_cards: TOO_LONG,
    no_text: ["rejected", "The message is empty."],
    block_mismatch: MALFORMED,
    blocks_mismatch: MALFORMED,
    invalid_blocks: MALFORMED,
    invalid_blocks_format: MALFORMED,
    invalid_attachments: MALFORMED,
    invalid_metadata_format: MALFORMED,
    invalid_metadata_schema: MALFORMED,
    metadata_must_be_sent_from_app: MALFORMED,
    markdown_text_conflict: MALFORMED,
    duplicate_channel_not_found: MALFORMED,
    duplicate_message_not_found: MALFORMED,
    cannot_reply_to_message: ["rejected", "Nothing can be written under that message."],
    thread_not_found: ["rejected", "The message to write under is gone."],
    // An edit.
    message_not_found: UNEDITABLE,
    cant_update_message: UNEDITABLE,
    edit_window_closed: UNEDITABLE,
    no_dual_broadcast_content_update: UNEDITABLE,
    streaming_state_conflict: UNEDITABLE,
    as_user_not_allowed: UNEDITABLE,
    // Slack repeats an edit as often as it is asked to, so this may be tried again.
    update_failed: ["failed", "Slack could not edit the message now."],
    // The call.
    invalid_arg_name: MALFORMED,
    invalid_arguments: MALFORMED,
    invalid_array_arg: MALFORMED,
    invalid_charset: MALFORMED,
    invalid_form_data: MALFORMED,
    invalid_post_type: MALFORMED,
    missing_post_type: MALFORMED,
    invalid_json: GARBLED,
    json_not_object: GARBLED,
    request_timeout: GARBLED,
    deprecated_endpoint: [
      "rejected",
      "Slack no longer has this method. A newer version is needed.",
    ],
    method_deprecated: ["rejected", "Slack no longer has this method. A newer version is needed."],
    unknown_method: ["rejected", "Slack does not have this method."],
    // Slack itself. It answers limits with 200 as well as with 429.
    ratelimited: LIMIT,
    rate_limited: LIMIT,
    message_limit_exceeded: LIMIT,
    service_unavailable: BUSY,
    team_added_to_org: BUSY,
    internal_error: DOUBTFUL,
    fatal_error: DOUBTFUL,
  }),
);
