import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
} from "discord.js";
import type { FollowUp, FollowUps } from "../../../src/chat/follow-ups.ts";
import type { Inbox } from "../../../src/chat/inbox.ts";
import type { Later, Message } from "../../../src/chat/message.ts";
import type { Rests } from "../gateway/rests.ts";
import { modalOf } from "../render/modal.ts";
import { acknowledge } from "./answer-by-rest.ts";
import { choicesData } from "./choices-data.ts";
import type { FormShelf } from "./form-shelf.ts";
import { type ReadInteraction, readInteraction } from "./read-interaction.ts";
import { addPrivately, change, sentence, show } from "./show-answer.ts";
import type { Welcomes } from "./welcomes.ts";

export interface Answering {
  readonly inbox: Inbox;
  readonly rests: Rests;
  readonly forms: FormShelf;
  readonly welcomes: Welcomes;
  readonly followUps: FollowUps;
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

async function answer(
  answering: Answering,
  interaction: APIInteraction,
  read: ReadRequest,
): Promise<void> {
  const { inbox, rests, followUps } = answering;
  const { request, on } = read;
  const { mode, visibility } = inbox.preview(request);
  const updates = mode === "update" && on !== undefined;
  const isPrivate = updates ? on.isPrivate : visibility === "private";
  if (!(await acknowledge(rests, interaction, updates ? UPDATE : deferral(visibility)))) return;
  const followUp = await followUps.begin(updates ? on.messageId : undefined);
  try {
    await showAnswer(answering, interaction, read, { isPrivate, followUp });
  } finally {
    followUp.end();
  }
}

interface Showing {
  readonly isPrivate: boolean;
  readonly followUp: FollowUp;
}

async function showAnswer(
  { inbox, rests, forms, welcomes }: Answering,
  interaction: APIInteraction,
  { request }: ReadRequest,
  { isPrivate, followUp }: Showing,
): Promise<void> {
  const message = await inbox.handle(request);
  forms.keep(message);
  const shown = await show(rests, interaction, message, isPrivate);
  if (welcomes.isDue(request)) await addPrivately(rests, interaction, inbox.welcome);
  const showLater = async (later: Later) => {
    forms.keep(later.whole);
    await change(rests, interaction, later, { canChange: shown !== undefined, isPrivate });
  };
  await followUp.follow(message.later, showLater, shown);
}

const UPDATE: APIInteractionResponse = { type: InteractionResponseType.DeferredMessageUpdate };

function deferral(visibility: "public" | "private"): APIInteractionResponse {
  const type = InteractionResponseType.DeferredChannelMessageWithSource;
  return visibility === "private" ? { type, data: { flags: MessageFlags.Ephemeral } } : { type };
}
