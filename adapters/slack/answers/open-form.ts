import type { Form, FormField } from "../../../src/chat/message.ts";
import type { SlackUser } from "../people/askers.ts";
import { modalOf } from "../render/render-message.ts";
import type { Answering } from "./answering.ts";
import { commandForm } from "./command-form.ts";
import { type Opening, showView } from "./show-view.ts";
import { type ViewState, writeViewState } from "./view-state.ts";

/** The `callback_id` of views that are sent. */
export const FORM = "form";

/** The field of a command's form that says where it is run. */
export const WHERE = "place";

/** A form's view: how it is shown, and its own state. */
export interface FormOpening {
  readonly opening: Opening;
  readonly state: ViewState;
}

/** @throws when Slack refuses it, for example because the trigger is too old */
export async function openForm(
  { workspace }: SlackUser,
  form: Form,
  { opening, state }: FormOpening,
): Promise<void> {
  const { action, value } = form;
  const runs = state.runs ?? { kind: "action", action, value };
  const privateMetadata = writeViewState({ ...state, runs });
  await showView(workspace, opening, modalOf(form, { callbackId: FORM, privateMetadata }));
}

/**
 * Opens a command's options as a form, in App Home with a choice of the place where it is run.
 *
 * @throws when there is no such command, and when Slack refuses the form
 */
export async function openCommandForm(
  answering: Answering,
  slackUser: SlackUser,
  command: string,
  given: FormOpening,
): Promise<void> {
  const info = answering.inbox.commands.find(({ name }) => name === command);
  if (!info) throw new Error(`There is no command ${command}.`);
  const asksWhere = given.state.fromHome && CHANGES.has(command);
  const where = asksWhere ? [await whereField(answering, slackUser)] : [];
  const state: ViewState = { ...given.state, runs: { kind: "command", command } };
  await openForm(slackUser, commandForm(info, where), { ...given, state });
}

/** Commands about a channel; a search is the same everywhere. */
const CHANGES: ReadonlySet<string> = new Set(["subscribe"]);

const OWN = "My direct messages";
const MOST_CHOICES = 100;

async function whereField({ channels }: Answering, slackUser: SlackUser): Promise<FormField> {
  const found = await channels.of(slackUser).catch(() => []);
  const names = found.map(({ name }) => `#${name}`).sort((one, other) => one.localeCompare(other));
  const choices = [OWN, ...names].slice(0, MOST_CHOICES);
  const input = { kind: "choice", choices, chosen: [OWN] } as const;
  return { name: WHERE, label: "Where", value: OWN, required: true, input };
}

/** The channel that was chosen, or undefined for the person's direct message. */
export async function chosenChannel(
  { channels }: Answering,
  slackUser: SlackUser,
  chosen: string | undefined,
): Promise<string | undefined> {
  if (chosen === undefined || chosen === OWN) return undefined;
  const found = (await channels.of(slackUser)).find(({ name }) => `#${name}` === chosen);
  if (!found) throw new Error("A channel was chosen that is not there any more.");
  return found.channelId;
}
