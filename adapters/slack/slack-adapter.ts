import type { Adapter } from "../../src/chat/adapter.ts";
import { createFollowUps } from "../../src/chat/follow-ups.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import { defined } from "../../src/collections/defined.ts";
import { OperatorError } from "../../src/errors.ts";
import { backgroundClock, systemClock } from "../../src/time/clock.ts";
import { SECOND } from "../../src/time/durations.ts";
import { within } from "../../src/time/within.ts";
import { createAnswering } from "./answers/answering.ts";
import { createBoltApp } from "./answers/bolt-app.ts";
import { welcome } from "./answers/lifecycle.ts";
import { createPostOnce } from "./posts/post-once.ts";
import { createTwoSteps } from "./posts/two-steps.ts";
import { splitMessage } from "./render/render-message.ts";
import { NAME } from "./slack-place.ts";
import type { SlackSettings } from "./slack-settings.ts";
import { createClockWatch } from "./transport/clock-watch.ts";
import { createEventGate, EVENT_LIFE_MS } from "./transport/event-gate.ts";
import { createSeenOnce } from "./transport/seen-once.ts";
import { SIGNATURE_LIFE_MS } from "./transport/signature.ts";
import { createSocketReceiver } from "./transport/socket-receiver.ts";
import { createWebReceiver } from "./transport/web-receiver.ts";
import { deadToken } from "./workspaces/token-refusal.ts";
import { createWorkspaces } from "./workspaces/workspaces.ts";

/** https://docs.slack.dev/apis/web-api/rate-limits#posting-messages */
const PACE = { channel: { posts: 1, perMs: SECOND } };
const STOP_PATIENCE_MS = 5 * SECOND;

/**
 * Offprint on Slack: commands, buttons and App Home over Socket Mode or HTTP, posts over the Web API.
 * `start` waits for as long as Slack cannot be reached, and rejects with an OperatorError when it
 * refuses the settings. What it refuses later is told as `dead`.
 */
export function createSlackAdapter(settings: SlackSettings): Adapter {
  const { transport, access, apiUrl, tell = () => {}, clock = systemClock } = settings;
  let inbox: Inbox | undefined;
  let isStopped = false;
  let isDead = false;

  const die = (error: unknown): void => {
    if (isDead) return;
    isDead = true;
    const text = error instanceof OperatorError ? error.message : "Slack is heard no more.";
    tell({ kind: "dead", level: "error", text, error });
  };

  const cut = new AbortController();
  const followUps = createFollowUps();
  const failed = (text: string) => (error: unknown) =>
    tell({ kind: "failed", level: "error", text, error });
  const onFailure = failed(
    "What Slack sent could not be noted; it may be taken again after a restart.",
  );
  const remember = (lifetimeMs: number) =>
    createSeenOnce({ store: settings.seen, lifetimeMs, onFailure });
  const gate = createEventGate({
    isNew: remember(EVENT_LIFE_MS),
    onFailure: failed("Something from Slack was not handled."),
  });
  const around = {
    apiUrl,
    clock,
    tell,
    gate,
    cut: cut.signal,
    onDead: die,
    isNew: remember(SIGNATURE_LIFE_MS),
    watch: createClockWatch(clock.now),
  };
  const { receiver, heardBy } =
    transport.kind === "socket"
      ? { receiver: createSocketReceiver({ ...transport, ...around }), heardBy: [] }
      : createWebReceiver({ ...transport, ...around });

  const { workspaces, routes: installing } = createWorkspaces(settings, {
    clock,
    tell,
    cut: cut.signal,
    installed: async (installed) => inbox && welcome({ inbox, clock }, installed),
  });
  const posting = {
    workspaces,
    clock,
    onRefused: (cause: unknown) => access.kind === "one" && die(deadToken(cause)),
  };
  const post = createPostOnce(posting);

  const routes = [...heardBy, ...installing];

  const listen = async (given: Inbox): Promise<void> => {
    inbox = given;
    const { managers } = settings;
    const answering = createAnswering({ inbox, workspaces, managers, tell, followUps, clock });
    createBoltApp({ receiver, apiUrl, answering });
    await workspaces.start();
    if (!isStopped) await receiver.start();
  };

  return {
    name: NAME,
    pace: PACE,
    split: splitMessage,
    ...defined({ routes: routes.length > 0 ? routes : undefined }),
    isConnected: () => receiver.isConnected(),
    start: async (given) => {
      try {
        await listen(given);
      } catch (error) {
        if (isStopped) return;
        if (error instanceof OperatorError) die(error);
        throw error;
      }
      tell({ kind: "connected", level: "info", text: LISTENING[transport.kind] });
    },
    warnings: () => [receiver.warning()].filter((each) => each !== undefined),
    post: (place, message, deliveryId, under) => post({ place, message, deliveryId, under }),
    twoSteps: createTwoSteps({ ...posting, post, isWanted: settings.inTwoSteps }),
    stop: async (hurry) => {
      isStopped = true;
      gate.close();
      followUps.stop();
      const patience = { ms: STOP_PATIENCE_MS, clock: backgroundClock, cut: hurry };
      await within(gate.drained(), patience, () => undefined);
      cut.abort(new Error("The bot is stopping."));
      await receiver.stop();
      await workspaces.stop();
    },
  };
}

const LISTENING = {
  socket: "Listening on Slack over Socket Mode.",
  http: "Listening to Slack over HTTP.",
};
