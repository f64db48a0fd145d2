import { WebSocketServer } from "ws";
import type { Settings } from "../settings.ts";
import type { World } from "../world/world.ts";
import { OP } from "./gateway-session.ts";
import { createSwitchboard, send } from "./gateway-switchboard.ts";

/** The gateway as an operator of Discord holds it. */
export interface Gateway {
  readonly url: string;
  /** Shards that are connected now. */
  readonly connected: number;
  /** How often a bot has identified and resumed. */
  readonly identifies: number;
  readonly resumes: number;
  /** Tells the shard that is responsible; false when no bot is listening, nor away for a moment. */
  dispatch(event: string, data: unknown, guildId: string | undefined): boolean;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Asks every bot to connect again (op 7). */
  reconnect(): void;
  /** Calls every session invalid (op 9); one that may be resumed stays. */
  invalidate(resumable: boolean): void;
  /** Open connections neither answer heartbeats nor deliver, until the bot connects anew. */
  freeze(): void;
  /** Closes every connection with a code. */
  closeWith(code: number): void;
  /** Whoever identifies or resumes from now on is sent away with this code; without it, no more. */
  refuse(code?: number): void;
  close(): Promise<void>;
}

/** Codes after which Discord keeps no session: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const FINAL = [4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];

/** https://docs.discord.com/developers/events/gateway */
export async function startGateway(
  world: World,
  { heartbeatMs, sessionStarts }: Pick<Settings, "heartbeatMs" | "sessionStarts">,
): Promise<Gateway> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  const url = urlOf(server);
  const board = createSwitchboard(world, url, sessionStarts);

  server.on("connection", (socket, { url: path = "" }) => {
    const query = new URL(path, "ws://localhost").searchParams;
    if (query.get("v") !== "10" || query.get("encoding") !== "json") return socket.close(4012);
    socket.on("message", (data) => board.hear(socket, data.toString()));
    socket.on("close", (code) => board.forget(socket, code));
    send(socket, OP.hello, { heartbeat_interval: heartbeatMs });
  });

  const tellAll = (op: number, d: unknown) => {
    for (const socket of server.clients) send(socket, op, d);
  };
  const cutAll = () => {
    for (const socket of server.clients) socket.terminate();
  };

  return {
    url,
    get connected() {
      return board.connected;
    },
    get identifies() {
      return board.identifies;
    },
    get resumes() {
      return board.resumes;
    },
    dispatch: board.dispatch,
    drop: cutAll,
    reconnect: () => tellAll(OP.reconnect, null),
    invalidate(resumable) {
      if (!resumable) board.endAll();
      tellAll(OP.invalidSession, resumable);
    },
    freeze: () => board.freeze(server.clients),
    closeWith(code) {
      if (FINAL.includes(code)) board.endAll();
      for (const socket of server.clients) socket.close(code);
    },
    refuse: board.refuse,
    close() {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function urlOf(server: WebSocketServer): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return `ws://127.0.0.1:${address.port}`;
}
