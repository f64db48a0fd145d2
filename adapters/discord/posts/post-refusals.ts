import { RESTJSONErrorCodes as CODES } from "discord.js";
import type { DeliveryFailure } from "../../../src/errors.ts";

type Kind = Exclude<DeliveryFailure["kind"], "limited">;
/** What a refusal makes of a post, and the sentence that names the fix. */
export type RefusalMeaning = readonly [Kind, string];

const NO_TEXT: RefusalMeaning = [
  "forbidden",
  "Nobody can write in a channel of this kind. Choose a text channel or a thread.",
];
const FORUM: RefusalMeaning = [
  "forbidden",
  "A forum holds threads, not messages. Choose one of its threads.",
];
const NO_DIRECT: RefusalMeaning = [
  "forbidden",
  "The person takes no direct messages from the bot.",
];
const BUSY: RefusalMeaning = ["failed", "Discord has no room for the message just now."];
const SWITCHED_OFF: RefusalMeaning = ["failed", "Discord has switched posting off for a while."];

/**
 * What Discord's own codes say of a post: in each case that nothing was posted.
 * @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
export const MEANINGS: ReadonlyMap<unknown, RefusalMeaning> = new Map<unknown, RefusalMeaning>([
  [CODES.UnknownChannel, ["gone", "The channel no longer exists."]],
  [CODES.UnknownGuild, ["gone", "The server no longer exists, or the bot is not in it."]],
  [
    CODES.MissingAccess,
    [
      "forbidden",
      "The bot may not see the channel. Let it view the channel, or add it to the server again.",
    ],
  ],
  [
    CODES.MissingPermissions,
    ["forbidden", "The bot may not write in the channel. Let it send messages there."],
  ],
  [CODES.CannotSendMessagesToThisUser, NO_DIRECT],
  [CODES.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, NO_DIRECT],
  [CODES.CannotSendMessagesInNonTextChannel, NO_TEXT],
  [CODES.CannotExecuteActionOnThisChannelType, NO_TEXT],
  [CODES.CannotSendAMessageInAForumChannel, FORUM],
  [CODES.TagRequiredToCreateAForumPostInThisChannel, FORUM],
  [CODES.ThreadLocked, ["forbidden", "The thread is locked."]],
  [
    CODES.InvalidActionOnArchivedThread,
    ["forbidden", "The thread is archived or locked. Open it again, or choose another channel."],
  ],
  [
    CODES.TwoFactorAuthenticationIsRequired,
    ["forbidden", "The server wants the bot's owner to log in with two factors."],
  ],
  [
    CODES.MessageWasBlockedByAutomaticModeration,
    ["rejected", "The server's AutoMod blocked the message."],
  ],
  [
    CODES.MessageBlockedByHarmfulLinksFilter,
    ["rejected", "Discord takes one of its links for a harmful one."],
  ],
  [CODES.ActionCannotBePerformedDueToSlowmodeRateLimit, BUSY],
  [CODES.ChannelSendRateLimit, BUSY],
  [CODES.ServerSendRateLimit, BUSY],
  [CODES.ServiceResourceIsBeingRateLimited, BUSY],
  [CODES.APIResourceOverloaded, BUSY],
  [CODES.SendMessagesHasBeenTemporarilyDisabled, SWITCHED_OFF],
  [CODES.FeatureTemporarilyDisabledServerSide, SWITCHED_OFF],
  [
    CODES.CloudflareIsBlockingYourRequest,
    ["failed", "Discord's network keeps this machine's address out for a while."],
  ],
]);

/**
 * Statuses from 500 on that say that Discord did not get the request or does not do such things.
 * Any other leaves it open: a 502 or a 503 can also come from a connection that broke afterwards.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-server-error-5xx
 * @see https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
export const NOT_REACHED: ReadonlySet<number> = new Set([501, 505, 521, 523, 525, 526, 530]);
