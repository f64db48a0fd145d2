import type { Adapter } from "../../src/chat/adapter.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import { defined } from "../../src/collections/defined.ts";
import { OperatorError } from "../../src/errors.ts";
import { backgroundClock } from "../../src/time/clock.ts";
import { SECOND } from "../../src/time/durations.ts";
import { within } from "../../src/time/within.ts";
import { createPostOnce } from "./posts/post-once.ts";
import { createTwoSteps } from "./posts/two-steps.ts";
import { splitMessage } from "./render/render-message.ts";
import { createSlackBot, die, listen, type SlackBot } from "./slack-bot.ts";
import { NAME } from "./slack-place.ts";
import type { SlackSettings } from "./slack-settings.ts";
import { PATHS } from "./workspaces/manifest.ts";
import { deadToken } from "./workspaces/token-refusal.ts";

/** https://docs.slack.dev/apis/web-api/rate-limits#posting-messages */
const PACE = { channel: { posts: 1, perMs: SECOND } };
/** As many processes as can share out the workspaces; each has a budget of its own at Slack. */
const POST_PARTS = 4;
const STOP_PATIENCE_MS = 5 * SECOND;

/**
 * Offprint on Slack: commands, buttons and App Home over Socket Mode or HTTP, posts over the Web API.
 * `start` waits for as long as Slack cannot be reached, and rejects with an OperatorError when it
 * refuses the settings. What it refuses later is told as `dead`.
 */
export function createSlackAdapter(settings: SlackSettings): Adapter {
  const bot = createSlackBot(settings);
  const { receiver, workspaces, clock, routes } = bot;
  const posting = {
    workspaces,
    clock,
    onRefused: (cause: unknown) => settings.access.kind === "one" && die(bot, deadToken(cause)),
  };
  const post = createPostOnce(posting);
  const { uncertain, access } = settings;
  const installLink =
    access.kind === "many" && access.publicUrl
      ? new URL(PATHS.install, access.publicUrl).href
      : undefined;
  return {
    name: NAME,
    pace: PACE,
    uncertain: uncertain === "hold" ? "hold" : "resend",
    split: splitMessage,
    ...defined({
      routes: routes.length > 0 ? routes : undefined,
      addLink: installLink === undefined ? undefined : () => installLink,
      postParts: access.kind === "many" ? POST_PARTS : undefined,
    }),
    isConnected: () => receiver.isConnected(),
    start: (inbox) => start(bot, inbox),
    warnings: () => [receiver.warning()].filter((each) => each !== undefined),
    post: (place, message, deliveryId, under) => post({ place, message, deliveryId, under }),
    twoSteps: createTwoSteps({ ...posting, post, isWanted: uncertain === "line" }),
    stop: (hurry) => stop(bot, hurry),
  };
}

const LISTENING = {
  socket: "Listening on Slack over Socket Mode.",
  http: "Listening to Slack over HTTP.",
};

async function start(bot: SlackBot, inbox: Inbox): Promise<void> {
  try {
    await listen(bot, inbox);
  } catch (error) {
    if (bot.isStopped) return;
    if (error instanceof OperatorError) die(bot, error);
    throw error;
  }
  bot.tell({ kind: "connected", level: "info", text: LISTENING[bot.settings.transport.kind] });
}

async function stop(bot: SlackBot, hurry?: AbortSignal): Promise<void> {
  const { gate, followUps, cut, receiver, workspaces } = bot;
  bot.isStopped = true;
  gate.close();
  followUps.stop();
  const patience = { ms: STOP_PATIENCE_MS, clock: backgroundClock, cut: hurry };
  await within(gate.drained(), patience, () => undefined);
  cut.abort(new Error("The bot is stopping."));
  await receiver.stop();
  await workspaces.stop();
}
