import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { HttpAnswer, HttpRequest, HttpRoute } from "../../../src/http/serving/http-route.ts";
import { type HttpServerOptions, startHttpServer } from "../../../src/http/serving/http-server.ts";

export const hello: HttpRoute = {
  method: "GET",
  path: "/hello",
  answer: async () => ({ status: 200, body: "hello" }),
};

export async function start(
  routes: readonly HttpRoute[],
  options: Partial<HttpServerOptions> = {},
) {
  const server = await startHttpServer({ host: "127.0.0.1", port: 0, routes, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** A route that remembers what it was sent. */
export function remembering(answer: HttpAnswer = { status: 200, body: "ok" }) {
  const requests: HttpRequest[] = [];
  const route: HttpRoute = {
    method: "POST",
    path: "/slack/events",
    answer: async (request) => {
      requests.push(request);
      return answer;
    },
  };
  return { requests, route };
}

/** A bare connection, with everything it was sent once it has ended. */
export async function open(url: string): Promise<{ socket: Socket; received: Promise<string> }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  const received = text(socket).catch(() => "");
  await once(socket, "connect");
  return { socket, received };
}

/** What is answered to these bytes. */
export async function raw(url: string, bytes: string): Promise<string> {
  const { socket, received } = await open(url);
  socket.write(bytes);
  return received;
}
