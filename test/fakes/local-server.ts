import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";

export interface RecordedRequest {
  readonly method: string;
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface LocalServer {
  /** The origin, such as `http://127.0.0.1:40123`, without a slash at the end. */
  readonly url: string;
  /** Every request so far, oldest first; recorded before the handler runs. */
  readonly requests: readonly RecordedRequest[];
  /** Cuts open connections and frees the port. */
  close(): Promise<void>;
}

export type Handler = (request: RecordedRequest, response: ServerResponse) => void | Promise<void>;

let warm: Promise<void> | undefined;

/** A real HTTP server on a free port of the loopback interface. A handler that throws answers 500. */
export async function startLocalServer(handler: Handler): Promise<LocalServer> {
  warm ??= warmUp();
  await warm;
  const requests: RecordedRequest[] = [];
  const server = createServer((incoming, response) => {
    record(incoming)
      .then((request) => {
        requests.push(request);
        return handler(request, response);
      })
      .catch((error: unknown) => fail(response, error));
  });
  const url = await listen(server);
  return { url, requests, close: () => close(server) };
}

/**
 * The first fetch of a process compiles its parser on other threads, which takes real time that a
 * virtual clock cannot see and would jump over.
 */
async function warmUp(): Promise<void> {
  const server = createServer((_, response) => {
    response.end();
  });
  await (await fetch(await listen(server))).text();
  await close(server);
}

async function record(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = "GET", headers, url = "/" } = incoming;
  const body = Buffer.concat(chunks).toString("utf8");
  return { method, url: new URL(url, `http://${headers.host ?? "localhost"}`), headers, body };
}

function fail(response: ServerResponse, error: unknown): void {
  if (!response.headersSent) response.statusCode = 500;
  response.end(String(error));
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("No port."));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
