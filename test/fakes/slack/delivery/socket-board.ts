import type { WebSocket } from "ws";
import type { World } from "../world/world.ts";
import { type Delivery, type Outcome, type Outgoing, withinAckTime } from "./delivery.ts";
import { acknowledgement, answerIn, envelopeFrame } from "./socket-frames.ts";

/** Who is connected, and what waits to be acknowledged. */
export interface SocketBoard extends Delivery {
  readonly open: readonly WebSocket[];
  add(socket: WebSocket): void;
  remove(socket: WebSocket): void;
  hear(socket: WebSocket, text: string): void;
  /** Looks open, and nothing comes of it. */
  freeze(socket: WebSocket): void;
}

interface Pending {
  readonly frame: string;
  readonly takesAnswer: boolean;
  /** Over which it went out. */
  readonly carriers: Set<WebSocket>;
  settle(outcome: Outcome): void;
}

/**
 * Envelopes go out over the open connections in turn. One whose connection ends before it was
 * acknowledged goes out again over another, at once or as soon as there is one.
 */
export function createSocketBoard(world: World, stopped: AbortSignal): SocketBoard {
  const open: WebSocket[] = [];
  const frozen = new Set<WebSocket>();
  const pending = new Map<string, Pending>();
  /** By envelope, the connections that acknowledged it. */
  const acknowledged = new Map<string, Set<WebSocket>>();
  let turns = 0;

  function sendOut(one: Pending): void {
    const socket = open[turns++ % open.length];
    if (!socket) return;
    one.carriers.add(socket);
    socket.send(one.frame);
  }

  function lateIn(one: Pending, what: string): Outcome {
    const wasHeard = [...one.carriers].some(
      (socket) => open.includes(socket) && !frozen.has(socket),
    );
    if (wasHeard) world.violate("socket", `${what} was not acknowledged within 3 seconds`);
    return { kind: "failed", why: "operation_timeout" };
  }

  async function deliver(outgoing: Outgoing): Promise<Outcome> {
    if (open.length === 0) return { kind: "failed", why: "nobody is connected" };
    const id = crypto.randomUUID();
    const { takesAnswer, kind } = outgoing;
    let settle: Pending["settle"] = () => {};
    const outcome = new Promise<Outcome>((resolve) => {
      settle = resolve;
    });
    const frame = envelopeFrame(id, outgoing);
    const one: Pending = { frame, takesAnswer, carriers: new Set(), settle };
    pending.set(id, one);
    sendOut(one);
    try {
      return await withinAckTime(world.clock, outcome, () => lateIn(one, kind), stopped);
    } finally {
      pending.delete(id);
    }
  }

  function acknowledge(socket: WebSocket, text: string): string | undefined {
    const { data } = acknowledgement.safeParse(readJson(text));
    if (!data) return `a frame that cannot be read: ${text.slice(0, 200)}`;
    const { envelope_id: id, payload } = data;
    const before = acknowledged.get(id) ?? new Set<WebSocket>();
    if (before.has(socket)) return "an envelope acknowledged twice";
    const one = pending.get(id);
    if (!one) return before.size > 0 ? undefined : "an acknowledgement nobody waits for";
    if (!one.carriers.has(socket)) return "an acknowledgement over another connection";
    acknowledged.set(id, before.add(socket));
    const answer = answerIn(payload);
    one.settle({ kind: "acknowledged", answer });
    return answer && !one.takesAnswer ? "an answer where only an acknowledgement fits" : undefined;
  }

  return {
    open,
    deliver,
    add(socket) {
      open.push(socket);
      for (const one of pending.values()) if (!isCarried(one, open)) sendOut(one);
    },
    remove(socket) {
      const at = open.indexOf(socket);
      if (at === -1) return;
      open.splice(at, 1);
      for (const one of pending.values()) if (!isCarried(one, open)) sendOut(one);
    },
    hear(socket, text) {
      if (frozen.has(socket)) return;
      const fault = acknowledge(socket, text);
      if (fault !== undefined) world.violate("socket", fault);
    },
    freeze: (socket) => void frozen.add(socket),
  };
}

function isCarried({ carriers }: Pending, open: readonly WebSocket[]): boolean {
  return open.some((socket) => carriers.has(socket));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
