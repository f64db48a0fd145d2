import type { HttpRoute } from "../../src/chat/adapter.ts";
import { createFollowUps, type FollowUps } from "../../src/chat/follow-ups.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import { OperatorError } from "../../src/errors.ts";
import { type Clock, systemClock } from "../../src/time/clock.ts";
import { createAnswering } from "./answers/answering.ts";
import { createBoltApp } from "./answers/bolt-app.ts";
import { welcome } from "./answers/lifecycle.ts";
import type { SlackSettings, Tell } from "./slack-settings.ts";
import { createClockWatch } from "./transport/clock-watch.ts";
import { createEventGate, EVENT_LIFE_MS, type EventGate } from "./transport/event-gate.ts";
import { createSeenOnce, type SeenOnceSettings } from "./transport/seen-once.ts";
import { SIGNATURE_LIFE_MS } from "./transport/signature.ts";
import type { SlackReceiver } from "./transport/slack-receiver.ts";
import { createSocketReceiver } from "./transport/socket-receiver.ts";
import { createWebReceiver } from "./transport/web-receiver.ts";
import type { Workspaces } from "./workspaces/workspace.ts";
import { createWorkspaces } from "./workspaces/workspaces.ts";

/** What the adapter holds while it runs. */
export interface SlackBot {
  readonly settings: SlackSettings;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly gate: EventGate;
  readonly receiver: SlackReceiver;
  readonly workspaces: Workspaces;
  readonly followUps: FollowUps;
  /** For the bot's own server; there may be none. */
  readonly routes: readonly HttpRoute[];
  /** Ends every call to Slack. */
  readonly cut: AbortController;
  inbox: Inbox | undefined;
  isStopped: boolean;
  isDead: boolean;
}

export function createSlackBot(settings: SlackSettings): SlackBot {
  const { clock = systemClock, tell = () => {} } = settings;
  const cut = new AbortController();
  const gate = createGate(settings, tell, clock);
  const { receiver, heardBy } = createHearing(settings, {
    clock,
    tell,
    gate,
    cut: cut.signal,
    onDead: (error) => die(bot, error),
  });
  const { workspaces, routes } = createWorkspaces(settings, {
    clock,
    tell,
    cut: cut.signal,
    installed: async (installed) => bot.inbox && welcome({ inbox: bot.inbox, clock }, installed),
  });
  const bot: SlackBot = {
    settings,
    clock,
    tell,
    gate,
    receiver,
    workspaces,
    followUps: createFollowUps(),
    routes: [...heardBy, ...routes],
    cut,
    inbox: undefined,
    isStopped: false,
    isDead: false,
  };
  return bot;
}

function createGate(settings: SlackSettings, tell: Tell, clock: Clock): EventGate {
  return createEventGate({
    isNew: remember(settings, tell, { clock, lifetimeMs: EVENT_LIFE_MS }),
    onFailure: failed(tell, "Something from Slack was not handled."),
  });
}

interface Hearing {
  readonly clock: Clock;
  readonly tell: Tell;
  readonly gate: EventGate;
  readonly cut: AbortSignal;
  readonly onDead: (error: unknown) => void;
}

function createHearing(settings: SlackSettings, hearing: Hearing) {
  const { transport, apiUrl } = settings;
  const { clock, tell } = hearing;
  if (transport.kind === "socket")
    return { receiver: createSocketReceiver({ ...transport, ...hearing, apiUrl }), heardBy: [] };
  const isNew = remember(settings, tell, { clock, lifetimeMs: SIGNATURE_LIFE_MS });
  return createWebReceiver({
    ...transport,
    ...hearing,
    isNew,
    watch: createClockWatch(clock.now),
  });
}

function remember(
  { seen: store }: SlackSettings,
  tell: Tell,
  how: Pick<SeenOnceSettings, "clock" | "lifetimeMs">,
) {
  const text = "What Slack sent could not be noted; it may be taken again after a restart.";
  return createSeenOnce({ ...how, store, onFailure: failed(tell, text) });
}

function failed(tell: Tell, text: string): (error: unknown) => void {
  return (error) => tell({ kind: "failed", level: "error", text, error });
}

/** Listens, and hands on what is heard. @throws OperatorError when Slack refuses the settings */
export async function listen(bot: SlackBot, inbox: Inbox): Promise<void> {
  const { receiver, workspaces, followUps, tell, clock } = bot;
  const { managers, apiUrl } = bot.settings;
  bot.inbox = inbox;
  const answering = createAnswering({ inbox, workspaces, managers, tell, followUps, clock });
  createBoltApp({ receiver, apiUrl, answering });
  await workspaces.start();
  if (!bot.isStopped) await receiver.start();
}

/** Told once: Slack is not heard any more. */
export function die(bot: SlackBot, error: unknown): void {
  if (bot.isDead) return;
  bot.isDead = true;
  const text = error instanceof OperatorError ? error.message : "Slack is heard no more.";
  bot.tell({ kind: "dead", level: "error", text, error });
}
