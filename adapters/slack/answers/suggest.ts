import type { BlockSuggestion } from "@slack/bolt";
import type { Choice } from "../../../src/chat/inbox.ts";
import type { Visitor } from "../people/askers.ts";
import { visitTo } from "../people/visits.ts";
import { readCompletion } from "../render/action-id.ts";
import { optionOf } from "../render/render-message.ts";
import type { Hearing } from "./hearing.ts";
import { readViewState } from "./view-state.ts";

const MOST = 100;

/** What can stand in a field that is searched, best first. */
export async function suggest(
  hearing: Hearing,
  visitor: Visitor,
  { action_id, value: typed, view }: BlockSuggestion,
) {
  const completion = readCompletion(action_id);
  if (!completion) return [];
  const { inbox, workspaces, askers } = hearing;
  const place = readViewState(view?.private_metadata)?.place;
  const visit = place && (await visitTo(workspaces, visitor, place));
  const asker = await (visit ? askers.in(visit.visitor, visit.channelId) : askers.direct(visitor));
  const choices = await inbox.complete({ ...asker, ...completion, typed });
  const all = isFree(hearing, completion) ? [asTyped(typed), ...choices] : choices;
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
  { inbox }: Hearing,
  { command, option }: { readonly command: string; readonly option: string },
): boolean {
  const info = inbox.commands.find(({ name }) => name === command);
  return info?.options.some(({ name, main }) => name === option && main) ?? false;
}
