import type { Agent } from "node:http";
import type { ReceiverEvent } from "@slack/bolt";
import WebSocket from "ws";
import { defined } from "../../../src/collections/defined.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { ackFrame, readFrame, type SocketFrame } from "./socket-frame.ts";

/** One connection of Socket Mode. */
export interface SlackSocket {
  /** Settles once: Slack asks for another connection, has turned Socket Mode off, or this one is lost. */
  readonly ended: Promise<SocketEnd>;
  isOpen(): boolean;
  close(): void;
}

export type SocketEnd = "refresh" | "disabled" | "lost";

export interface SocketSettings {
  readonly url: string;
  readonly agent?: Agent | undefined;
  readonly clock: Clock;
  onEvent(event: ReceiverEvent): void;
}

const HELLO_PATIENCE_MS = 15 * SECOND;
const PING_EVERY_MS = 10 * SECOND;
/** So many pings in a row without a sign of life, and the connection is a dead one. */
const UNANSWERED_PINGS = 2;
const GOODBYE_PATIENCE_MS = SECOND;
/** Slack's payloads are far below. */
const MAX_FRAME_BYTES = 4 * 1024 * 1024;

/**
 * Resolves when Slack has said hello on the connection.
 *
 * @throws when it does not, in time
 */
export async function openSocket(settings: SocketSettings): Promise<SlackSocket> {
  const { url, agent, clock, onEvent } = settings;
  const options = { maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false };
  const socket = new WebSocket(url, { ...options, ...defined({ agent }) });
  const closed = new AbortController();
  socket.on("close", () => closed.abort());
  const ended = new Promise<SocketEnd>((resolve) => {
    socket.on("close", () => resolve("lost"));
    onFrame(socket, (frame) => {
      if (frame.kind === "disconnect") resolve(isOff(frame) ? "disabled" : "refresh");
      if (frame.kind === "envelope") onEvent(eventOf(frame, socket));
    });
  });
  await greeted(socket, clock);
  void watch(socket, clock, closed.signal).catch(() => undefined);
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  return { ended, isOpen, close: () => close(socket) };
}

async function greeted(socket: WebSocket, clock: Clock): Promise<void> {
  const heard = new AbortController();
  clock.sleep(HELLO_PATIENCE_MS, heard.signal).then(
    () => socket.terminate(),
    () => undefined,
  );
  try {
    await new Promise<void>((resolve, reject) => {
      onFrame(socket, ({ kind }) => kind === "hello" && resolve());
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("Slack did not say hello.")));
    });
  } finally {
    heard.abort();
  }
}

/** Ends a connection that is open and deaf, which nothing else would notice. */
async function watch(socket: WebSocket, clock: Clock, signal: AbortSignal): Promise<void> {
  let unanswered = 0;
  for (const sign of ["message", "ping", "pong"]) {
    socket.on(sign, () => {
      unanswered = 0;
    });
  }
  while (unanswered < UNANSWERED_PINGS) {
    unanswered++;
    socket.ping();
    await clock.sleep(PING_EVERY_MS, signal);
  }
  socket.terminate();
}

function onFrame(socket: WebSocket, listener: (frame: SocketFrame) => void): void {
  socket.on("message", (data) => {
    const frame = readFrame(String(data));
    if (frame) listener(frame);
  });
}

function isOff({ reason }: Extract<SocketFrame, { kind: "disconnect" }>): boolean {
  return reason === "link_disabled";
}

function eventOf(
  { id, body, retryNum }: Extract<SocketFrame, { kind: "envelope" }>,
  socket: WebSocket,
): ReceiverEvent {
  return {
    body,
    ...defined({ retryNum }),
    // What cannot be acknowledged any more, Slack sends again over another connection.
    ack: async (response?: unknown) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(ackFrame(id, response));
    },
  };
}

function close(socket: WebSocket): void {
  socket.close(1000);
  setTimeout(() => socket.terminate(), GOODBYE_PATIENCE_MS).unref();
}
