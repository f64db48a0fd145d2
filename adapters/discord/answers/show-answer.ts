import type { APIInteraction } from "discord.js";
import type { Later, Message } from "../../../src/chat/message.ts";
import type { Rests } from "../gateway/rests.ts";
import { renderMessage } from "../render/render-message.ts";
import { addMessage, editAnswer, isAnswerGone } from "./answer-by-rest.ts";

const NOT_SHOWN: Message = sentence(
  "The answer could not be shown here. Please tell the operator.",
);

/**
 * Shows the answer that was promised.
 *
 * @returns the message's id, where it is all of the answer
 * @throws when Discord refuses it
 */
export async function show(
  rests: Rests,
  interaction: APIInteraction,
  message: Message,
  isPrivate: boolean,
): Promise<string | undefined> {
  const [first, ...more] = renderMessage(message);
  try {
    const id = first && (await editAnswer(rests, interaction, first));
    for (const each of more) await addMessage(rests, interaction, each, isPrivate);
    return more.length === 0 ? id : undefined;
  } catch (error) {
    if (isAnswerGone(error)) return undefined;
    const [apology] = renderMessage(NOT_SHOWN);
    if (apology) await editAnswer(rests, interaction, apology).catch(() => undefined);
    throw error;
  }
}

/** Shows what came later in the answer's place, where both are one message, or else what it lacks below it. */
export async function change(
  rests: Rests,
  interaction: APIInteraction,
  { whole, besides }: Later,
  { canChange, isPrivate }: { readonly canChange: boolean; readonly isPrivate: boolean },
): Promise<void> {
  const [first, ...more] = renderMessage(whole);
  try {
    if (canChange && first && more.length === 0) await editAnswer(rests, interaction, first);
    else await add(rests, interaction, besides, isPrivate);
  } catch (error) {
    if (!isAnswerGone(error)) throw error;
  }
}

/** Adds a message to the answer that only the person who asked sees. */
export async function addPrivately(
  rests: Rests,
  interaction: APIInteraction,
  message: Message,
): Promise<void> {
  try {
    await add(rests, interaction, message, true);
  } catch (error) {
    if (!isAnswerGone(error)) throw error;
  }
}

async function add(
  rests: Rests,
  interaction: APIInteraction,
  message: Message,
  isPrivate: boolean,
): Promise<void> {
  for (const each of renderMessage(message)) await addMessage(rests, interaction, each, isPrivate);
}

export function sentence(text: string): Message {
  return { summary: text, blocks: [{ kind: "text", text }] };
}
