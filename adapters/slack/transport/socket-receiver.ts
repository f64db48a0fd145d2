import type { Agent } from "node:http";
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

/**
 * Hears Slack over Socket Mode, with one connection at a time but while it is replaced: the new one
 * is open before the old one is closed, and what the old one had in hand comes again over the new.
 */
export function createSocketReceiver(settings: SocketReceiverSettings): SlackReceiver {
  const { clock, tell, gate } = settings;
  const client = createClients(settings)(settings.appToken).posts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let current: SlackSocket | undefined;
  /** Why there was no connection when one was last tried for. */
  let trouble: string | undefined;

  const openOnce = async (): Promise<SlackSocket> => {
    const { url = "" } = await client.apps.connections.open({});
    const onEvent = (event: Parameters<EventGate["take"]>[0]) => void gate.take(event);
    return openSocket({ url, agent: settings.agentFor?.(url), clock, onEvent });
  };

  /** Tries again at growing distances for as long as Slack cannot be reached; `heard` before, also when it refuses. */
  const open = async (heard: boolean): Promise<SlackSocket> => {
    for (let tries = 1; ; tries++) {
      const waitMs = doublingMs(WAITS, tries);
      signal.throwIfAborted();
      try {
        const socket = await openOnce();
        if (signal.aborted) socket.close();
        trouble = undefined;
        return socket;
      } catch (error) {
        const refusal = socketRefusal(error);
        if (refusal && !heard) throw refusal;
        const pauseMs = refusal ? REFUSED_WAIT_MS : Math.max(waitMs, retryAfterMs(error));
        complain(refusal, pauseMs, error);
        await clock.sleep(pauseMs, signal);
      }
    }
  };

  const complain = (refusal: OperatorError | undefined, pauseMs: number, error: unknown): void => {
    if (signal.aborted) return;
    const level = refusal ? "error" : "warn";
    trouble = refusal?.message ?? "Slack cannot be reached.";
    const text = `${trouble} Trying again in ${pauseMs / SECOND} s.`;
    tell({ kind: "disconnected", level, text, error });
  };

  const keep = async (socket: SlackSocket): Promise<void> => {
    for (let old = socket; !signal.aborted; ) {
      const since = clock.now();
      const how = await old.ended;
      if (signal.aborted) return;
      if (how === "disabled") throw socketModeOff();
      if (clock.now() - since < SHORT_LIFE_MS) await clock.sleep(WAITS.firstMs, signal);
      current = await open(true);
      old.close();
      old = current;
      tell({ kind: "connected", level: "info", text: "Connected to Slack again." });
    }
  };

  return {
    init: (app) => gate.bind(app),
    start: async () => {
      signal.throwIfAborted();
      // What comes right after the hello is heard already.
      gate.open();
      current = await open(false);
      void keep(current).catch((error: unknown) => {
        if (signal.aborted) return;
        current?.close();
        current = undefined;
        trouble = error instanceof OperatorError ? error.message : undefined;
        settings.onDead(error);
      });
    },
    stop: async () => {
      gate.close();
      stopping.abort(new Error("The bot is stopping."));
      current?.close();
      current = undefined;
    },
    // Slack closes a connection a while after it has asked for another.
    isConnected: () => current?.isOpen() === true,
    warning: () => trouble,
  };
}
