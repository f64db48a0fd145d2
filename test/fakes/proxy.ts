import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";

export interface FakeProxy {
  readonly url: string;
  /** What was asked of it, oldest first: `GET http://host/path`, `CONNECT host:443`. */
  readonly asked: readonly string[];
  /** The credentials that came with each. */
  readonly credentials: readonly (string | undefined)[];
  close(): Promise<void>;
}

/** A real proxy on the loopback interface: it forwards plain requests and opens tunnels. */
export async function startFakeProxy(): Promise<FakeProxy> {
  const asked: string[] = [];
  const credentials: (string | undefined)[] = [];
  const note = ({ method, url, headers }: IncomingMessage) => {
    asked.push(`${method} ${url}`);
    credentials.push(headers["proxy-authorization"]);
  };
  const tunnels = new Set<Duplex>();
  const server = createServer((incoming, answer) => {
    note(incoming);
    forward(incoming, answer);
  });
  server.on("connect", (incoming: IncomingMessage, socket: Duplex) => {
    note(incoming);
    tunnels.add(socket);
    tunnel(incoming.url ?? "", socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Sound: it listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    credentials,
    close: async () => {
      for (const socket of tunnels) socket.destroy();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function forward(incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, url = "", headers } = incoming;
  const onward = request(url, { method, headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  onward.on("error", () => answer.writeHead(502).end());
  incoming.pipe(onward);
}

function tunnel(target: string, socket: Duplex): void {
  const [host = "", port] = target.split(":");
  const onward = connect(Number(port), host, () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    onward.pipe(socket).pipe(onward);
  });
  onward.on("error", () => socket.destroy());
  socket.on("error", () => onward.destroy());
}
