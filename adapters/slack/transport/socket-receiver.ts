import type { Agent } from "node:http";
import type { WebClient } from "@slack/web-api";
import { OperatorError } from "../../../src/errors.ts";
import { doublingMs } from "../../../src/time/back-off.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../../src/time/durations.ts";
import type { Tell } from "../slack-settings.ts";
import { createClients } from "../workspaces/clients.ts";
import type { EventGate } from "./event-gate.ts";
import { openSocket, type SlackSocket } from "./open-socket.ts";
import type { SlackReceiver } from "./slack-receiver.ts";
import { retryAfterMs, socketModeOff, socketRefusal } from "./socket-refusal.ts";

export interface SocketReceiverSettings {
  readonly appToken: string;
  /** What leads to an address through a proxy. */
  readonly agentFor?: (address: string) => Agent | undefined;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly gate: EventGate;
  /** Ends every call to Slack. */
  readonly cut: AbortSignal;
  /** Slack ends the connection for good. */
  onDead(error: unknown): void;
}

const WAITS = { firstMs: SECOND, longestMs: MINUTE };
/** After a shorter one there is a pause, so that Slack is not asked in a circle. */
const SHORT_LIFE_MS = 10 * SECOND;
/** What Slack has refused may be put right there, and is asked for again. */
const REFUSED_WAIT_MS = 5 * MINUTE;

/** What hearing over Socket Mode holds. */
interface Hearing extends SocketReceiverSettings {
  /** Speaks to Slack as the app, for the address of a connection. */
  readonly client: WebClient;
  readonly stopping: AbortController;
  current: SlackSocket | undefined;
  /** Why there was no connection when one was last tried for. */
  trouble: string | undefined;
}

/**
 * Hears Slack over Socket Mode, with one connection at a time but while it is replaced: the new one
 * is open before the old one is closed, and what the old one had in hand comes again over the new.
 */
export function createSocketReceiver(settings: SocketReceiverSettings): SlackReceiver {
  const { gate } = settings;
  const hearing: Hearing = {
    ...settings,
    client: createClients(settings)(settings.appToken).posts,
    stopping: new AbortController(),
    current: undefined,
    trouble: undefined,
  };
  return {
    init: (app) => gate.bind(app),
    start: () => start(hearing),
    stop: async () => {
      gate.close();
      hearing.stopping.abort(new Error("The bot is stopping."));
      close(hearing);
    },
    // Slack closes a connection a while after it has asked for another.
    isConnected: () => hearing.current?.isOpen() === true,
    warning: () => hearing.trouble,
  };
}

async function start(hearing: Hearing): Promise<void> {
  const { signal } = hearing.stopping;
  signal.throwIfAborted();
  // What comes right after the hello is heard already.
  hearing.gate.open();
  const socket = await open(hearing, { heard: false });
  hearing.current = socket;
  void keep(hearing, socket).catch((error: unknown) => {
    if (signal.aborted) return;
    close(hearing);
    hearing.trouble = error instanceof OperatorError ? error.message : undefined;
    hearing.onDead(error);
  });
}

function close(hearing: Hearing): void {
  hearing.current?.close();
  hearing.current = undefined;
}

/** Replaces each connection by the next. @throws what ends it for good */
async function keep(hearing: Hearing, first: SlackSocket): Promise<void> {
  const { clock, tell, stopping } = hearing;
  const { signal } = stopping;
  for (let old = first; !signal.aborted; ) {
    const since = clock.now();
    const how = await old.ended;
    if (signal.aborted) return;
    if (how === "disabled") throw socketModeOff();
    if (clock.now() - since < SHORT_LIFE_MS) await clock.sleep(WAITS.firstMs, signal);
    const next = await open(hearing, { heard: true });
    hearing.current = next;
    old.close();
    old = next;
    tell({ kind: "connected", level: "info", text: "Connected to Slack again." });
  }
}

/** Tries again at growing distances for as long as Slack cannot be reached; `heard` before, also when it refuses. */
async function open(
  hearing: Hearing,
  { heard }: { readonly heard: boolean },
): Promise<SlackSocket> {
  const { clock, stopping } = hearing;
  const { signal } = stopping;
  for (let tries = 1; ; tries++) {
    const waitMs = doublingMs(WAITS, tries);
    signal.throwIfAborted();
    try {
      const socket = await openOnce(hearing);
      if (signal.aborted) socket.close();
      hearing.trouble = undefined;
      return socket;
    } catch (error) {
      const refusal = socketRefusal(error);
      if (refusal && !heard) throw refusal;
      const pauseMs = refusal ? REFUSED_WAIT_MS : Math.max(waitMs, retryAfterMs(error));
      complain(hearing, { refusal, pauseMs, error });
      await clock.sleep(pauseMs, signal);
    }
  }
}

async function openOnce({ client, agentFor, clock, gate }: Hearing): Promise<SlackSocket> {
  const { url = "" } = await client.apps.connections.open({});
  const onEvent = (event: Parameters<EventGate["take"]>[0]) => void gate.take(event);
  return openSocket({ url, agent: agentFor?.(url), clock, onEvent });
}

interface Failure {
  readonly refusal: OperatorError | undefined;
  readonly pauseMs: number;
  readonly error: unknown;
}

function complain(hearing: Hearing, { refusal, pauseMs, error }: Failure): void {
  if (hearing.stopping.signal.aborted) return;
  const level = refusal ? "error" : "warn";
  const trouble = refusal?.message ?? "Slack cannot be reached.";
  hearing.trouble = trouble;
  const text = `${trouble} Trying again in ${pauseMs / SECOND} s.`;
  hearing.tell({ kind: "disconnected", level, text, error });
}
