import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessage,
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
} from "discord.js";
import type { Rests } from "../gateway/rests.ts";
import { codeOf } from "../posts/post-error.ts";
import type { DiscordMessage } from "../render/render-message.ts";

/** Discord waits 3 s for the first answer, in which there is time for a second try. */
const TRIES = 2;
const TRY_MS = 1_300;

/**
 * Gives the first answer, and says whether it counts: not when Discord has stopped waiting, or when
 * another process has answered.
 *
 * @throws when Discord cannot be told
 */
export async function acknowledge(
  { single }: Rests,
  { id, token }: APIInteraction,
  body: APIInteractionResponse,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      const signal = AbortSignal.timeout(TRY_MS);
      await single.post(Routes.interactionCallback(id, token), { body, auth: false, signal });
      return true;
    } catch (error) {
      // The first try has arrived after all.
      if (codeOf(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
        return attempt > 1;
      if (codeOf(error) === RESTJSONErrorCodes.UnknownInteraction) return false;
      if (error instanceof DiscordAPIError || attempt === TRIES) throw error;
    }
  }
}

/** Fills in the deferred answer, or replaces the message whose button was pressed. @returns the message's id */
export async function editAnswer(
  { repeatable }: Rests,
  { application_id: id, token }: APIInteraction,
  { body, files }: DiscordMessage,
): Promise<string> {
  const route = Routes.webhookMessage(id, token);
  const shown = await repeatable.patch(route, { body, files: [...files], auth: false });
  return (shown as APIMessage).id;
}

/** Adds a message to the answer. */
export async function addMessage(
  { single }: Rests,
  { application_id: id, token }: APIInteraction,
  { body, files }: DiscordMessage,
  isPrivate: boolean,
): Promise<void> {
  const flags = body.flags | (isPrivate ? MessageFlags.Ephemeral : 0);
  const sent = { body: { ...body, flags }, files: [...files], auth: false };
  await single.post(Routes.webhook(id, token), sent);
}

/** The person has closed the answer, or it is too old to be changed. */
export function isAnswerGone(error: unknown): boolean {
  const codes: unknown[] = [
    RESTJSONErrorCodes.UnknownMessage,
    RESTJSONErrorCodes.UnknownWebhook,
    RESTJSONErrorCodes.InvalidWebhookToken,
  ];
  return codes.includes(codeOf(error));
}
