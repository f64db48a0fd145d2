import type { ModalView } from "@slack/types";
import type { Message } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Clock } from "../../../src/time/clock.ts";
import type { SlackUser } from "../people/askers.ts";
import { codeOf } from "../posts/post-error.ts";
import { postToPerson } from "../posts/post-message.ts";
import { modalResults } from "../render/render-message.ts";
import { sentence } from "./answer-request.ts";
import { type Opening, showView } from "./show-view.ts";
import type { Surface } from "./surface.ts";
import { type ViewState, writeViewState } from "./view-state.ts";

/** The `callback_id` of views that only show something. */
const RESULTS = "results";
const TITLE = "Offprint";
const COMING = sentence("One moment …");

/** Shows the answer in a view, whose own state is `state`. */
export function viewSurface(
  { workspace, userId }: SlackUser,
  clock: Clock,
  state: ViewState,
  opening: Opening,
): Surface {
  let viewId = opening.how === "update" ? opening.viewId : undefined;

  const show = async (message: Message, id: string) => {
    const view = resultsView(message, state);
    await showView(workspace, { how: "update", viewId: id }, view).catch(unlessClosed);
  };
  const post = (message: Message) => postToPerson(workspace, clock, { userId, message });

  return {
    at: () => viewId,
    // Slack takes a trigger for 3 seconds only: the view opens first, and is filled in then.
    begin: async () => {
      if (opening.how === "update") return;
      viewId = await showView(workspace, opening, comingView(state)).catch(() => undefined);
    },
    show: async (message) => {
      // Where no view could be opened in time, the answer comes as a message.
      if (viewId === undefined) await post(message);
      else await show(message, viewId);
    },
    change: async ({ whole, besides }) => {
      if (viewId === undefined) await post(besides);
      else await show(whole, viewId);
    },
  };
}

/** The view that says the answer comes. */
export function comingView(state: ViewState): ModalView {
  return resultsView(COMING, state);
}

/** A message in a view of its own state. */
export function resultsView(message: Message, state: ViewState): ModalView {
  const { place } = state;
  return modalResults(message, {
    title: TITLE,
    callbackId: RESULTS,
    privateMetadata: writeViewState(state),
    ...defined({ place }),
  });
}

/** The person has closed the view and waits for nothing any more. */
function unlessClosed(error: unknown): void {
  if (codeOf(error) !== "not_found") throw error;
}
