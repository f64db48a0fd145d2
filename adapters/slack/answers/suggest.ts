import type { BlockSuggestion } from "@slack/bolt";
import type { Choice } from "../../../src/chat/inbox.ts";
import type { SlackUser } from "../people/askers.ts";
import { userAt } from "../people/user-at.ts";
import { readCompletion } from "../render/action-id.ts";
import { optionOf } from "../render/render-message.ts";
import type { Answering } from "./answering.ts";
import { readViewState } from "./view-state.ts";

const MOST = 100;

/** What can stand in a field that is searched, best first. */
export async function suggest(
  answering: Answering,
  slackUser: SlackUser,
  { action_id, value: typed, view }: BlockSuggestion,
) {
  const completion = readCompletion(action_id);
  if (!completion) return [];
  const { inbox, workspaces, askers } = answering;
  const place = readViewState(view?.private_metadata)?.place;
  const at = place && (await userAt(workspaces, slackUser, place));
  const asker = await (at ? askers.in(at.slackUser, at.channelId) : askers.direct(slackUser));
  const choices = await inbox.complete({ ...asker, ...completion, typed });
  const all = isFree(answering, completion) ? [asTyped(typed), ...choices] : choices;
  const values = new Set<string>();
  const different = all.filter(({ value }) => values.size < values.add(value).size);
  return different.flatMap(({ label, value }) => optionOf(label, value) ?? []).slice(0, MOST);
}

/** Slack's list takes nothing but what it offers, so what is typed is offered as well. */
function asTyped(typed: string): Choice {
  const value = typed.trim();
  return { label: value, value };
}

/** Into the main option goes any text; into another, what is suggested. */
function isFree(
  { inbox }: Answering,
  { command, option }: { readonly command: string; readonly option: string },
): boolean {
  const info = inbox.commands.find(({ name }) => name === command);
  return info?.options.some(({ name, main }) => name === option && main) ?? false;
}
