import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { SlackError } from "../world/slack-error.ts";
import type { World } from "../world/world.ts";

/** Lets connections in by tickets, each good for one attempt. */
export interface SocketDoor {
  /** @throws SlackError link_disabled while it is shut */
  socketUrl(): string;
  /** The next attempts are refused with an HTTP status. */
  refuse(times: number, status?: number): void;
  /** Nobody is let in again. */
  shut(): void;
  close(): Promise<void>;
}

type LetIn = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export async function openSocketDoor(world: World, letIn: LetIn): Promise<SocketDoor> {
  const tickets = new Set<string>();
  const refusals = { left: 0, status: 503 };
  let isShut = false;

  function refusal(ticket: string): number | undefined {
    const isKnown = tickets.delete(ticket);
    if (isShut) return 403;
    if (refusals.left === 0) return isKnown ? undefined : 401;
    refusals.left--;
    return refusals.status;
  }

  const server = createServer();
  server.on("upgrade", (request, socket, head) => {
    const query = new URL(request.url ?? "", "ws://localhost").searchParams;
    const status = refusal(query.get("ticket") ?? "");
    if (status === undefined) return letIn(request, socket, head);
    socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });
  const origin = await listen(server);

  return {
    socketUrl() {
      if (isShut) throw new SlackError("link_disabled");
      const ticket = world.newSecret();
      tickets.add(ticket);
      return `${origin}/link/?ticket=${ticket}&app_id=${world.settings.appId}`;
    },
    refuse(times, status = 503) {
      refusals.left = times;
      refusals.status = status;
    },
    shut() {
      isShut = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("No port."));
      else resolve(`ws://127.0.0.1:${address.port}`);
    });
  });
}
