import { type WebSocket, WebSocketServer } from "ws";
import type { World } from "../world/world.ts";
import type { Delivery } from "./delivery.ts";
import { createSocketBoard } from "./socket-board.ts";
import { openSocketDoor } from "./socket-door.ts";
import { type DisconnectReason, disconnectFrame, helloFrame } from "./socket-frames.ts";

/** Socket Mode as an operator of Slack holds it. */
export interface SocketControls {
  /** Connections that were greeted and are open now. */
  readonly connected: number;
  /** Connections ever greeted. */
  readonly opened: number;
  /** How often the last connection ended and nobody listened. */
  readonly gaps: number;
  /** Pings that came in. */
  readonly pings: number;
  /** Pings every connection; resolves once all have answered. */
  ping(): Promise<void>;
  /** Tells every connection that it will end soon; it goes on. */
  warn(): void;
  /** Asks every connection to be replaced, and ends it this much later. */
  refresh(closeAfterMs?: number): void;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Open connections neither answer pings nor hear; they still look open to Slack. */
  freeze(): void;
  /** Somebody switches Socket Mode off: every connection is told and ended, and none is let in again. */
  disable(): void;
  /** The next connections are refused with an HTTP status. */
  refuse(times: number, status?: number): void;
}

export interface SocketMode extends Delivery {
  readonly controls: SocketControls;
  /**
   * A new address, good for one connection, for `apps.connections.open`.
   * @throws SlackError link_disabled while it is switched off
   */
  socketUrl(): string;
  close(): Promise<void>;
}

/** https://docs.slack.dev/apis/events-api/using-socket-mode#handling */
const MOST_CONNECTIONS = 10;
const REFRESH_MS = 10_000;

export async function startSocketMode(world: World): Promise<SocketMode> {
  const stopped = new AbortController();
  const board = createSocketBoard(world, stopped.signal);
  const sockets = new WebSocketServer({ noServer: true, autoPong: false });
  const door = await openSocketDoor(world, (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, greet),
  );
  const frozen = new WeakSet<WebSocket>();
  const counts = { opened: 0, gaps: 0, pings: 0 };

  function greet(socket: WebSocket): void {
    socket.on("error", () => socket.terminate());
    if (board.open.length < MOST_CONNECTIONS) welcome(socket);
    else end(socket, "too_many_websockets");
  }

  function welcome(socket: WebSocket): void {
    socket.on("message", (data) => board.hear(socket, data.toString()));
    socket.on("close", () => forget(socket));
    socket.on("ping", (data) => {
      counts.pings++;
      if (!frozen.has(socket)) socket.pong(data);
    });
    counts.opened++;
    socket.send(helloFrame(world.settings.appId, board.open.length + 1));
    board.add(socket);
  }

  function forget(socket: WebSocket): void {
    board.remove(socket);
    if (board.open.length === 0 && !stopped.signal.aborted) counts.gaps++;
  }

  function end(socket: WebSocket, reason: DisconnectReason): void {
    socket.send(disconnectFrame(reason));
    socket.close(1000);
  }

  function tellAll(reason: DisconnectReason): readonly WebSocket[] {
    const told = [...board.open];
    for (const socket of told) socket.send(disconnectFrame(reason));
    return told;
  }

  async function refresh(closeAfterMs: number): Promise<void> {
    const old = tellAll("refresh_requested");
    await world.clock.sleep(closeAfterMs, stopped.signal).catch(() => undefined);
    for (const socket of old) socket.close(1000);
  }

  const controls: SocketControls = {
    get connected() {
      return board.open.length;
    },
    get opened() {
      return counts.opened;
    },
    get gaps() {
      return counts.gaps;
    },
    get pings() {
      return counts.pings;
    },
    async ping() {
      await Promise.all(board.open.map(pinged));
    },
    warn: () => void tellAll("warning"),
    refresh: (closeAfterMs = REFRESH_MS) => void refresh(closeAfterMs),
    drop() {
      for (const socket of [...board.open]) socket.terminate();
    },
    freeze() {
      for (const socket of board.open) {
        frozen.add(socket);
        board.freeze(socket);
      }
    },
    disable() {
      door.shut();
      for (const socket of [...board.open]) end(socket, "link_disabled");
    },
    refuse: door.refuse,
  };

  return {
    controls,
    deliver: board.deliver,
    socketUrl: door.socketUrl,
    close() {
      stopped.abort();
      for (const socket of sockets.clients) socket.terminate();
      return door.close();
    },
  };
}

function pinged(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("pong", () => resolve());
    socket.ping();
  });
}
