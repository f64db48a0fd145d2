import type { WebSocket } from "ws";

/** What a bot sends and hears: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** A frame that is kept for the case that the bot was away. */
interface Kept {
  readonly s: number;
  readonly frame: string;
}

/** One identified shard, connected or away. */
export interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly connected: boolean;
  /** The last sequence number. */
  readonly sequence: number;
  dispatch(event: string, data: unknown): void;
  /** Sends everything after a sequence number over a new connection. */
  replay(socket: WebSocket, after: number): void;
  /** The line is dead though it looks open: what is sent is only kept. */
  mute(): void;
  leave(socket: WebSocket): void;
}

export function createSession(
  id: string,
  [shard, shards]: readonly [number, number],
  first: WebSocket,
): Session {
  const kept: Kept[] = [];
  let socket: WebSocket | undefined = first;
  let sequence = 0;
  let muted = false;

  return {
    id,
    shard,
    shards,
    get connected() {
      return socket !== undefined;
    },
    get sequence() {
      return sequence;
    },
    dispatch(event, data) {
      sequence++;
      const frame = JSON.stringify({ op: OP.dispatch, t: event, s: sequence, d: data });
      kept.push({ s: sequence, frame });
      if (!muted) socket?.send(frame);
    },
    replay(to, after) {
      socket = to;
      muted = false;
      for (const { s, frame } of kept) if (s > after) to.send(frame);
    },
    mute() {
      muted = true;
    },
    leave(from) {
      if (socket === from) socket = undefined;
    },
  };
}
