import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A network between a client and a port of this machine, which may become slow, or be cut. */
export interface TcpProxy {
  readonly port: number;
  /** Everything takes so much longer, each way, in milliseconds. */
  slow(ms: number): void;
  /** Ends every connection without a word. */
  cut(): void;
  close(): Promise<void>;
}

export async function startTcpProxy(to: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let delayMs = 0;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    // The close that follows it is what matters.
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  };

  /** What was sent first arrives first, however slow it was then. */
  function carry(from: Socket, onward: Socket): void {
    let last = 0;
    const later = (deed: () => void) => {
      last = Math.max(last, performance.now() + delayMs);
      setTimeout(deed, last - performance.now());
    };
    from.on("data", (chunk) => later(() => onward.write(chunk)));
    from.on("end", () => later(() => onward.end()));
    from.on("close", () => later(() => onward.destroy()));
  }

  const server = createServer((from) => {
    const onward = connect(to, "127.0.0.1");
    for (const each of [from, onward]) keep(each);
    carry(from, onward);
    carry(onward, from);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    // Sound: it listens on a port.
    port: (server.address() as AddressInfo).port,
    slow: (ms) => {
      delayMs = ms;
    },
    cut,
    async close() {
      server.close();
      cut();
    },
  };
}
