import type { ServerResponse } from "node:http";
import type { SlackError } from "../world/slack-error.ts";
import type { Json } from "../world/world.ts";

export interface Reply {
  readonly status: number;
  readonly body: Json | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function refusal({ code, faults, fields }: SlackError): Reply {
  const messages = faults.map((fault) => `[ERROR] ${fault}`);
  const metadata = messages.length > 0 ? { response_metadata: { messages } } : {};
  return { status: 200, body: { ok: false, error: code, ...fields, ...metadata } };
}

export function tooMany(retryAfterS: number): Reply {
  const headers = { "retry-after": String(retryAfterS) };
  return { status: 429, body: { ok: false, error: "ratelimited" }, headers };
}

export function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  const isText = typeof body === "string";
  const type = isText ? "text/plain" : "application/json; charset=utf-8";
  response.writeHead(status, { ...headers, "content-type": type });
  response.end(isText ? body : JSON.stringify(body));
}
