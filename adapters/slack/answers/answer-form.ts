import type { ViewSubmitAction } from "@slack/bolt";
import type { Input, Request } from "../../../src/chat/request.ts";
import type { Asker, SlackUser } from "../people/askers.ts";
import { userAt } from "../people/user-at.ts";
import { fieldsOf } from "../render/render-message.ts";
import { isDirect } from "../slack-place.ts";
import { answerRequest, sentence } from "./answer-request.ts";
import type { Answering } from "./answering.ts";
import { publishHome } from "./home.ts";
import { chosenChannel, WHERE } from "./open-form.ts";
import { hasReaders, replySurface } from "./reply-surface.ts";
import { showView } from "./show-view.ts";
import { readViewState, type ViewState } from "./view-state.ts";
import { comingView, resultsView, viewSurface } from "./view-surface.ts";

const NO_PLACE = sentence("Slack could not say which place that is. Please try again.");

/** What Slack is told at once: the form closes, or says that the answer comes. */
type Acknowledge = (answer?: {
  readonly response_action: "update";
  readonly view: ReturnType<typeof comingView>;
}) => Promise<void>;

/**
 * Runs what a form was filled in for, and answers where it was opened.
 *
 * @throws when Slack refuses what somebody waits for
 */
export async function answerForm(
  answering: Answering,
  slackUser: SlackUser,
  { view, trigger_id: id }: ViewSubmitAction,
  acknowledge: Acknowledge,
): Promise<void> {
  const state = readViewState(view.private_metadata);
  if (!state?.runs) return acknowledge();
  const { runs, replyTo, ...shown } = state;
  await acknowledge(replyTo ? undefined : { response_action: "update", view: comingView(shown) });
  const fields = fieldsOf(view.state.values);
  const opening = { how: "update", viewId: view.id } as const;
  const asker = await askerOf(answering, slackUser, state, fields).catch(async (error: unknown) => {
    const view = resultsView(NO_PLACE, shown);
    await showView(slackUser.workspace, opening, view).catch(() => undefined);
    throw error;
  });
  const isRead = replyTo !== undefined && hasReaders(replyTo, isDirect(replyTo.channelId));
  const request: Request = { id, ...asker, input: inputOf(runs, fields), hasReaders: isRead };
  const surface = replyTo
    ? replySurface(slackUser.workspace, answering.clock, replyTo)
    : viewSurface(slackUser, answering.clock, { ...shown, place: asker.place }, opening);
  await answerRequest(answering, slackUser.workspace, request, surface);
  if (shown.fromHome) await publishHome(answering, slackUser, id);
}

type Fields = Readonly<Record<string, string>>;

/** The place that was chosen in the form, or the one it was opened for. */
async function askerOf(
  answering: Answering,
  slackUser: SlackUser,
  { place, runs }: ViewState,
  fields: Fields,
): Promise<Asker> {
  const { askers, workspaces } = answering;
  if (runs?.kind === "command" && fields[WHERE] !== undefined) {
    const channelId = await chosenChannel(answering, slackUser, fields[WHERE]);
    return channelId ? askers.in(slackUser, channelId) : askers.direct(slackUser);
  }
  const at = place && (await userAt(workspaces, slackUser, place));
  return at ? askers.in(at.slackUser, at.channelId) : askers.direct(slackUser);
}

function inputOf(runs: NonNullable<ViewState["runs"]>, fields: Fields): Input {
  if (runs.kind === "action") return { ...runs, fields };
  const given = Object.entries(fields).filter(([name, value]) => name !== WHERE && value !== "");
  return { kind: "options", command: runs.command, options: Object.fromEntries(given) };
}
