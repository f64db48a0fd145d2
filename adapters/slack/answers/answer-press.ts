import type { BlockAction } from "@slack/bolt";
import type { Form } from "../../../src/chat/message.ts";
import type { Input, Request } from "../../../src/chat/request.ts";
import type { Asker, Visitor } from "../people/askers.ts";
import { postToPerson } from "../posts/post-message.ts";
import { type Pressed, readPressed } from "../render/action-id.ts";
import { isDirect } from "../slack-place.ts";
import { answerRequest, sentence } from "./answer-request.ts";
import type { Hearing } from "./hearing.ts";
import { OPEN_FORM, publishHome } from "./home.ts";
import { type FormOpening, openCommandForm, openForm } from "./open-form.ts";
import { hasReaders, replySurface } from "./reply-surface.ts";
import type { Opening } from "./show-view.ts";
import { askerOn, type Spot, spotOf } from "./spot.ts";
import type { Surface } from "./surface.ts";
import { MOST_VIEWS, type ViewState } from "./view-state.ts";
import { viewSurface } from "./view-surface.ts";

/** A press, with all that it takes to answer. */
interface Press {
  readonly hearing: Hearing;
  readonly visitor: Visitor;
  readonly spot: Spot;
  readonly asker: Asker;
  readonly triggerId: string;
}

/**
 * Answers a pressed button, wherever it stands.
 *
 * @throws when Slack refuses what somebody waits for
 */
export async function answerPress(
  hearing: Hearing,
  visitor: Visitor,
  body: BlockAction,
): Promise<void> {
  const [element] = body.actions;
  const spot = spotOf(body);
  if (!element || !spot) return;
  const pressed = readPressed(element);
  if (pressed?.kind === "link") return;
  const asker = await askerOn(hearing, visitor, spot, element.block_id);
  const press: Press = { hearing, visitor, spot, asker, triggerId: body.trigger_id };
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
  const { hearing, visitor, spot, asker, triggerId: id } = press;
  const request: Request = { id, ...asker, input, hasReaders: isRead(spot) };
  await answerRequest(hearing, visitor.workspace, request, surfaceOf(press, request));
  if (spot.kind !== "message" && spot.state.fromHome) await publishHome(hearing, visitor, id);
}

function isRead(spot: Spot): boolean {
  return spot.kind === "message" && hasReaders(spot.to, isDirect(spot.to.channelId));
}

function surfaceOf({ hearing, visitor, spot, asker, triggerId }: Press, request: Request): Surface {
  if (spot.kind === "message") return replySurface(visitor.workspace, hearing.clock, spot.to);
  const { place } = asker;
  const { mode } = hearing.inbox.preview(request);
  const [state, opening] = nextView(spot, triggerId, mode === "update");
  return viewSurface(visitor, hearing.clock, { ...state, place }, opening);
}

/** The view that comes next: another one above, as long as Slack lets them lie on each other. */
function nextView(
  spot: Exclude<Spot, { kind: "message" }>,
  triggerId: string,
  updates: boolean,
): readonly [ViewState, Opening] {
  const { replyTo: _, runs: __, ...state } = spot.state;
  if (spot.kind === "home")
    return [
      { ...state, depth: 1 },
      { how: "open", triggerId },
    ];
  if (updates || state.depth >= MOST_VIEWS) return [state, { how: "update", viewId: spot.viewId }];
  return [
    { ...state, depth: state.depth + 1 },
    { how: "push", triggerId },
  ];
}

async function fillIn(press: Press, form: Form): Promise<void> {
  const { visitor } = press;
  if (form.fields.length === 0) return say(press, `Type /papers ${form.instead}`);
  await opening(press, (given) => openForm(visitor, form, given));
}

async function ask(press: Press, action: string): Promise<void> {
  const { hearing, visitor } = press;
  const command = action.slice(OPEN_FORM.length);
  await opening(press, (given) => openCommandForm(hearing, visitor, command, given));
}

async function opening(press: Press, open: (given: FormOpening) => Promise<void>): Promise<void> {
  try {
    await open(formOpening(press));
  } catch (error) {
    await say(press, "The form could not be opened in time. Press the button again.");
    throw error;
  }
}

function formOpening({ spot, asker, triggerId }: Press): FormOpening {
  const { place } = asker;
  if (spot.kind === "message") {
    return { opening: { how: "open", triggerId }, state: { place, depth: 1, replyTo: spot.to } };
  }
  const [state, opening] = nextView(spot, triggerId, false);
  return { opening, state: { ...state, place } };
}

/** Says something besides, to whoever pressed. */
async function say({ hearing, visitor, spot }: Press, text: string): Promise<void> {
  const { workspace, userId } = visitor;
  const message = sentence(text);
  if (spot.kind !== "message") return postToPerson(workspace, hearing.clock, { userId, message });
  const preview = { visibility: "private", mode: "reply" } as const;
  await replySurface(workspace, hearing.clock, spot.to).show(message, preview);
}
