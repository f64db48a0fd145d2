import { RESTJSONErrorCodes, Routes, ThreadAutoArchiveDuration } from "discord.js";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { DeliveryError } from "../../../src/errors.ts";
import { isDirect } from "../discord-place.ts";
import { codeOf, deliveryErrorOf } from "./post-error.ts";
import { idOf, type Posting, postTo, requireChannel } from "./post-message.ts";
import { safeError } from "./safe-error.ts";

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message */
const NAME_LIMIT = 100;

/**
 * Posts into the thread of a message, which is opened if need be; in the channel itself where there
 * are no threads. A thread has the id of the message it hangs on.
 *
 * @throws DeliveryError, and what the library throws
 */
export async function postUnder(
  posting: Posting,
  place: Place,
  message: Message,
  deliveryId: string,
  under: string,
): Promise<string> {
  const channelId = requireChannel(place);
  const isOpen = !isDirect(place) && (await openThread(posting, channelId, under, message));
  if (!isOpen) return postTo(posting, channelId, message, deliveryId);
  try {
    return await postTo(posting, under, message, deliveryId);
  } catch (error) {
    throw ofThread(error);
  }
}

/**
 * Whether there is a thread now; there is none in a direct message, a voice channel or another thread.
 *
 * @throws DeliveryError, and what the library throws; in no case was anything posted
 */
async function openThread(
  { rests, signal }: Posting,
  channelId: string,
  messageId: string,
  message: Message,
): Promise<boolean> {
  const body = {
    name: nameOf(message),
    auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
  };
  try {
    idOf(await rests.posts.post(Routes.threads(channelId, messageId), { body, signal: signal() }));
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return true;
    if (code === RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType) return false;
    throw notOpened(error);
  }
}

function nameOf({ blocks }: Message): string {
  const heading = blocks.find((block) => block.kind === "heading");
  return cut(cleanLine(heading?.text ?? ""), NAME_LIMIT) || "Details";
}

const OTHERWISE = "or choose /papers schedule details:here.";

function notOpened(cause: unknown): unknown {
  switch (codeOf(cause)) {
    case RESTJSONErrorCodes.MissingPermissions:
      return refusal(
        "forbidden",
        `The bot may not open threads in the channel. Let it create public threads (Create Public Threads), ${OTHERWISE}`,
        cause,
      );
    case RESTJSONErrorCodes.UnknownMessage:
      return refusal("rejected", "The message whose thread it belongs to was deleted.", cause);
    case RESTJSONErrorCodes.MaximumActiveThreads:
    case RESTJSONErrorCodes.MaximumActiveAnnouncementThreads:
      return refusal(
        "failed",
        `The server has as many active threads as Discord allows. Close some, ${OTHERWISE}`,
        cause,
      );
    default:
      return withoutDoubt(cause);
  }
}

/** A thread that may or may not have been opened holds no post yet. */
function withoutDoubt(cause: unknown): unknown {
  const { failure, message } = deliveryErrorOf(cause);
  return failure.kind === "unknown" ? refusal("failed", message, cause) : cause;
}

/** What happens to one thread says nothing about the channel it hangs in. */
function ofThread(error: unknown): unknown {
  switch (codeOf(error)) {
    case RESTJSONErrorCodes.UnknownChannel:
      return refusal("rejected", "The thread it belongs to was deleted.", error);
    case RESTJSONErrorCodes.ThreadLocked:
    case RESTJSONErrorCodes.InvalidActionOnArchivedThread:
      return refusal("rejected", "The thread it belongs to was closed.", error);
    case RESTJSONErrorCodes.MissingPermissions:
      return refusal(
        "forbidden",
        `The bot may not write in threads of the channel. Let it send messages in threads (Send Messages in Threads), ${OTHERWISE}`,
        error,
      );
    default:
      return error;
  }
}

function refusal(
  kind: "forbidden" | "rejected" | "failed",
  reason: string,
  cause: unknown,
): DeliveryError {
  return new DeliveryError({ kind }, reason, { cause: safeError(cause) });
}
