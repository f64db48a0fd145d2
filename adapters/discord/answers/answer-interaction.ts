import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
} from "discord.js";
import type { Inbox } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Rests } from "../gateway/rests.ts";
import { modalOf } from "../render/modal.ts";
import { renderMessage } from "../render/render-message.ts";
import { acknowledge, editAnswer, followUp, isAnswerGone } from "./answer-by-rest.ts";
import { choicesData } from "./choices-data.ts";
import type { FormShelf } from "./form-shelf.ts";
import { type ReadInteraction, readInteraction } from "./read-interaction.ts";
import type { Welcomes } from "./welcomes.ts";

export interface Answering {
  readonly inbox: Inbox;
  readonly rests: Rests;
  readonly forms: FormShelf;
  readonly welcomes: Welcomes;
}

type ReadRequest = Extract<ReadInteraction, { kind: "request" }>;

/**
 * Answers one interaction: at once that the answer comes, then with the answer.
 *
 * @throws when Discord refuses an answer that somebody still waits for
 */
export async function answerInteraction(
  answering: Answering,
  interaction: APIInteraction,
): Promise<void> {
  const read = readInteraction(interaction);
  switch (read?.kind) {
    case undefined:
      return;
    case "typing":
      return suggest(answering, interaction, read.typing);
    case "form":
      return openForm(answering, interaction, read);
    case "request":
      return answer(answering, interaction, read);
    default:
      return read satisfies never;
  }
}

async function suggest(
  { inbox, rests }: Answering,
  interaction: APIInteraction,
  typing: Parameters<Inbox["complete"]>[0],
): Promise<void> {
  const choices = choicesData(await inbox.complete(typing));
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
  await acknowledge(rests, interaction, { type, data: { choices } });
}

async function openForm(
  { rests, forms }: Answering,
  interaction: APIInteraction,
  { customId, label }: Extract<ReadInteraction, { kind: "form" }>,
): Promise<void> {
  const form = forms.take(customId, label);
  if (form) {
    const data = modalOf(form, customId);
    await acknowledge(rests, interaction, { type: InteractionResponseType.Modal, data });
    return;
  }
  if (await acknowledge(rests, interaction, deferral("private")))
    await show(rests, interaction, EXPIRED, true);
}

const EXPIRED: Message = sentence(
  "This form has expired. Type the command again to get a new one.",
);
const NOT_SHOWN: Message = sentence(
  "The answer could not be shown here. Please tell the operator.",
);

async function answer(
  { inbox, rests, forms, welcomes }: Answering,
  interaction: APIInteraction,
  { request, on }: ReadRequest,
): Promise<void> {
  const { mode, visibility } = inbox.preview(request);
  const updates = mode === "update" && on !== undefined;
  const isPrivate = updates ? on.isPrivate : visibility === "private";
  if (!(await acknowledge(rests, interaction, updates ? UPDATE : deferral(visibility)))) return;
  const message = await inbox.handle(request);
  forms.keep(message);
  await show(rests, interaction, message, isPrivate);
  if (welcomes.isDue(request)) await addPrivately(rests, interaction, inbox.welcome);
}

const UPDATE: APIInteractionResponse = { type: InteractionResponseType.DeferredMessageUpdate };

function deferral(visibility: "public" | "private"): APIInteractionResponse {
  const type = InteractionResponseType.DeferredChannelMessageWithSource;
  return visibility === "private" ? { type, data: { flags: MessageFlags.Ephemeral } } : { type };
}

async function show(
  rests: Rests,
  interaction: APIInteraction,
  message: Message,
  isPrivate: boolean,
): Promise<void> {
  const [first, ...more] = renderMessage(message);
  try {
    if (first) await editAnswer(rests, interaction, first);
    for (const each of more) await followUp(rests, interaction, each, isPrivate);
  } catch (error) {
    if (isAnswerGone(error)) return;
    const [apology] = renderMessage(NOT_SHOWN);
    if (apology) await editAnswer(rests, interaction, apology).catch(() => undefined);
    throw error;
  }
}

/** Adds a message to the answer that only the person who asked sees. */
async function addPrivately(
  rests: Rests,
  interaction: APIInteraction,
  message: Message,
): Promise<void> {
  try {
    for (const each of renderMessage(message)) await followUp(rests, interaction, each, true);
  } catch (error) {
    if (!isAnswerGone(error)) throw error;
  }
}

function sentence(text: string): Message {
  return { summary: text, blocks: [{ kind: "text", text }] };
}
