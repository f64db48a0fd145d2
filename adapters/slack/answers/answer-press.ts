import type { BlockAction } from "@slack/bolt";
import type { Form } from "../../../src/chat/message.ts";
import type { Input, Request } from "../../../src/chat/request.ts";
import type { Asker, SlackUser } from "../people/askers.ts";
import { postToPerson } from "../posts/post-message.ts";
import { type Pressed, readPressed } from "../render/action-id.ts";
import { isDirect } from "../slack-place.ts";
import { answerRequest, sentence } from "./answer-request.ts";
import type { Answering } from "./answering.ts";
import { OPEN_FORM, publishHome } from "./home.ts";
import { type FormOpening, openCommandForm, openForm } from "./open-form.ts";
import { askerOn, type PressOrigin, pressOriginOf } from "./press-origin.ts";
import { hasReaders, replySurface } from "./reply-surface.ts";
import type { Opening } from "./show-view.ts";
import type { Surface } from "./surface.ts";
import { MOST_VIEWS, type ViewState } from "./view-state.ts";
import { viewSurface } from "./view-surface.ts";

/** A press, with all that it takes to answer. */
interface Press {
  readonly answering: Answering;
  readonly slackUser: SlackUser;
  readonly origin: PressOrigin;
  readonly asker: Asker;
  readonly triggerId: string;
}

/**
 * Answers a pressed button, wherever it stands.
 *
 * @throws when Slack refuses what somebody waits for
 */
export async function answerPress(
  answering: Answering,
  slackUser: SlackUser,
  body: BlockAction,
): Promise<void> {
  const [element] = body.actions;
  const origin = pressOriginOf(body);
  if (!element || !origin) return;
  const pressed = readPressed(element);
  if (pressed?.kind === "link") return;
  const asker = await askerOn(answering, slackUser, origin, element.block_id);
  const press: Press = { answering, slackUser, origin, asker, triggerId: body.trigger_id };
  if (pressed?.kind === "form") await fillIn(press, pressed.form);
  else if (pressed?.action.startsWith(OPEN_FORM)) await ask(press, pressed.action);
  else await run(press, inputOf(pressed, element.action_id));
}

/** An id that is not ours stays an action that no command has, which is answered in words. */
function inputOf(pressed: Extract<Pressed, { kind: "button" }> | undefined, id: string): Input {
  const { action, value } = pressed ?? { action: id, value: "" };
  return { kind: "action", action, value };
}

async function run(press: Press, input: Input): Promise<void> {
  const { answering, slackUser, origin, asker, triggerId: id } = press;
  const request: Request = { id, ...asker, input, hasReaders: isRead(origin) };
  await answerRequest(answering, slackUser.workspace, request, surfaceOf(press, request));
  if (origin.kind !== "message" && origin.state.fromHome)
    await publishHome(answering, slackUser, id);
}

function isRead(origin: PressOrigin): boolean {
  return origin.kind === "message" && hasReaders(origin.to, isDirect(origin.to.channelId));
}

function surfaceOf(
  { answering, slackUser, origin, asker, triggerId }: Press,
  request: Request,
): Surface {
  if (origin.kind === "message")
    return replySurface(slackUser.workspace, answering.clock, origin.to);
  const { place } = asker;
  const { mode } = answering.inbox.preview(request);
  const [state, opening] = nextView(origin, triggerId, mode === "update");
  return viewSurface(slackUser, answering.clock, { ...state, place }, opening);
}

/** The view that comes next: another one above, as long as Slack lets them lie on each other. */
function nextView(
  origin: Exclude<PressOrigin, { kind: "message" }>,
  triggerId: string,
  updates: boolean,
): readonly [ViewState, Opening] {
  const { replyTo: _, runs: __, ...state } = origin.state;
  if (origin.kind === "home")
    return [
      { ...state, depth: 1 },
      { how: "open", triggerId },
    ];
  if (updates || state.depth >= MOST_VIEWS)
    return [state, { how: "update", viewId: origin.viewId }];
  return [
    { ...state, depth: state.depth + 1 },
    { how: "push", triggerId },
  ];
}

async function fillIn(press: Press, form: Form): Promise<void> {
  const { slackUser } = press;
  if (form.fields.length === 0) return say(press, `Type /papers ${form.instead}`);
  await opening(press, (given) => openForm(slackUser, form, given));
}

async function ask(press: Press, action: string): Promise<void> {
  const { answering, slackUser } = press;
  const command = action.slice(OPEN_FORM.length);
  await opening(press, (given) => openCommandForm(answering, slackUser, command, given));
}

async function opening(press: Press, open: (given: FormOpening) => Promise<void>): Promise<void> {
  try {
    await open(formOpening(press));
  } catch (error) {
    await say(press, "The form could not be opened in time. Press the button again.");
    throw error;
  }
}

function formOpening({ origin, asker, triggerId }: Press): FormOpening {
  const { place } = asker;
  if (origin.kind === "message") {
    return { opening: { how: "open", triggerId }, state: { place, depth: 1, replyTo: origin.to } };
  }
  const [state, opening] = nextView(origin, triggerId, false);
  return { opening, state: { ...state, place } };
}

/** Says something besides, to whoever pressed. */
async function say({ answering, slackUser, origin }: Press, text: string): Promise<void> {
  const { workspace, userId } = slackUser;
  const message = sentence(text);
  if (origin.kind !== "message")
    return postToPerson(workspace, answering.clock, { userId, message });
  const preview = { visibility: "private", mode: "reply" } as const;
  await replySurface(workspace, answering.clock, origin.to).show(message, preview);
}
