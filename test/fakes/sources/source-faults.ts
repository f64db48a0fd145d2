import type { ServerResponse } from "node:http";
import type { Clock } from "../../../src/time/clock.ts";

/** What a fake site is about to send. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Something that goes wrong at a fake site, with every request until it is taken away. */
export interface Fault {
  /** Changes the list before it is written; an undefined item is written as one that cannot be read. */
  readonly items?: <T>(items: readonly T[]) => readonly (T | undefined)[];
  readonly reply?: (reply: Reply) => Reply;
  /** Sends the reply, or does not. */
  readonly send?: (response: ServerResponse, reply: Reply, clock: Clock) => void | Promise<void>;
}

export const faults = {
  status: (status: number): Fault => ({ reply: () => ({ status, headers: {}, body: "" }) }),
  /** Asks to wait; without `seconds`, not how long. */
  rateLimit: (seconds?: number): Fault => ({
    reply: () => ({
      status: 429,
      headers: seconds === undefined ? {} : { "retry-after": String(seconds) },
      body: "",
    }),
  }),
  /** Takes the request and says nothing. */
  hang: (): Fault => ({ send: () => undefined }),
  /** Drops the connection in the middle. */
  cut: (): Fault => ({
    send(response, { status, headers, body }) {
      response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(body)) });
      response.write(half(body), () => response.socket?.destroy());
    },
  }),
  /** Sends half as if it were the whole. */
  truncate: (): Fault => ({ reply: (reply) => ({ ...reply, body: half(reply.body) }) }),
  html: (): Fault => ({
    reply: () => ({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<!DOCTYPE html><html><body><h1>We will be back soon</h1></body></html>",
    }),
  }),
  /** Ends lists and feeds well but makes another thing of them. */
  otherShape: (body: string): Fault => ({ reply: (reply) => ({ ...reply, body }) }),
  badItem: (): Fault => ({ items: (items) => items.map((item, at) => (at ? item : undefined)) }),
  badItems: (): Fault => ({ items: (items) => items.map(() => undefined) }),
  empty: (): Fault => ({ items: () => [] }),
  slow: (ms: number): Fault => ({
    async send(response, reply, clock) {
      await clock.sleep(ms);
      deliver(response, reply);
    },
  }),
};

/** Sends a reply as the fault lets it. */
export async function answer(
  response: ServerResponse,
  reply: Reply,
  fault: Fault | undefined,
  clock: Clock,
): Promise<void> {
  const changed = fault?.reply?.(reply) ?? reply;
  if (fault?.send) await fault.send(response, changed, clock);
  else deliver(response, changed);
}

function deliver(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}

function half(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2));
}
