import type { WebSocket } from "ws";
import { z } from "zod";
import { shardOf } from "../world/snowflakes.ts";
import type { World } from "../world/world.ts";
import { greet } from "./gateway-greeting.ts";
import { createSession, OP, type Session } from "./gateway-session.ts";

/** Who is connected, and what they say. */
export interface Switchboard {
  readonly connected: number;
  readonly identifies: number;
  readonly resumes: number;
  dispatch(event: string, data: unknown, guildId: string | undefined): boolean;
  /** A frame came in. */
  hear(socket: WebSocket, text: string): void;
  /** A connection ended, with its code. */
  forget(socket: WebSocket, code: number): void;
  /** Sessions that nobody can take up again. */
  endAll(): void;
  freeze(sockets: Iterable<WebSocket>): void;
  refuse(code?: number): void;
}

const frame = z.strictObject({
  op: z.int(),
  d: z.unknown(),
  s: z.unknown().optional(),
  t: z.unknown().optional(),
});
const resumption = z.object({ token: z.string(), session_id: z.string(), seq: z.int().min(0) });

export function createSwitchboard(world: World, url: string, sessionStarts: number): Switchboard {
  const sessions = new Map<string, Session>();
  const bySocket = new Map<WebSocket, Session>();
  const frozen = new Set<WebSocket>();
  let refusal: number | undefined;
  let identifies = 0;
  let resumes = 0;

  function identify(socket: WebSocket, d: unknown) {
    if (bySocket.has(socket)) return refuseFrame(socket, 4005, "identified twice");
    const greeting = refusal ?? greet(world, d);
    if (typeof greeting === "number") return socket.close(greeting);
    if (++identifies > sessionStarts) world.violate("gateway", "identified too often for one day");
    const session = createSession(world.newId(), greeting.shard, socket);
    sessions.set(session.id, session);
    bySocket.set(socket, session);
    const resumable = { session_id: session.id, resume_gateway_url: url };
    session.dispatch("READY", { ...greeting.ready, ...resumable });
    for (const guild of greeting.guilds) session.dispatch("GUILD_CREATE", guild);
  }

  function resume(socket: WebSocket, d: unknown) {
    const { data } = resumption.safeParse(d);
    if (!data) return refuseFrame(socket, 4002, "a resume that cannot be read");
    if (refusal || data.token !== world.token) return socket.close(refusal ?? 4004);
    const session = sessions.get(data.session_id);
    if (!session) return send(socket, OP.invalidSession, false);
    if (data.seq > session.sequence) return refuseFrame(socket, 4007, "a sequence to come");
    resumes++;
    bySocket.set(socket, session);
    session.replay(socket, data.seq);
    session.dispatch("RESUMED", {});
  }

  function refuseFrame(socket: WebSocket, code: number, why: string): void {
    world.violate(`gateway ${code}`, why);
    socket.close(code);
  }

  return {
    get connected() {
      return bySocket.size;
    },
    get identifies() {
      return identifies;
    },
    get resumes() {
      return resumes;
    },
    dispatch(event, data, guildId) {
      const responsible = [...sessions.values()].filter(
        ({ shard, shards }) => shard === (guildId === undefined ? 0 : shardOf(guildId, shards)),
      );
      for (const session of responsible) session.dispatch(event, data);
      return responsible.length > 0;
    },
    hear(socket, text) {
      if (frozen.has(socket)) return;
      if (text.length > 4_096) return refuseFrame(socket, 4002, "a frame of more than 4,096 bytes");
      const { data } = frame.safeParse(readJson(text));
      if (!data) return refuseFrame(socket, 4002, `a frame that cannot be read: ${text}`);
      const { op, d } = data;
      if (op === OP.heartbeat) send(socket, OP.heartbeatAck, null);
      else if (op === OP.identify) identify(socket, d);
      else if (op === OP.resume) resume(socket, d);
      else if (!bySocket.has(socket)) refuseFrame(socket, 4003, "not identified");
      else if (op !== OP.presence) refuseFrame(socket, 4001, `op ${op}`);
    },
    forget(socket, code) {
      const session = bySocket.get(socket);
      session?.leave(socket);
      bySocket.delete(socket);
      // A bot that says goodbye with these ends its session; any other end leaves it to be resumed.
      if (session && (code === 1000 || code === 1001)) sessions.delete(session.id);
    },
    endAll: () => sessions.clear(),
    freeze(sockets) {
      for (const socket of sockets) frozen.add(socket);
      for (const session of bySocket.values()) session.mute();
    },
    refuse(code) {
      refusal = code;
    },
  };
}

export function send(socket: WebSocket, op: number, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
