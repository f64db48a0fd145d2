import { defined } from "../../../src/collections/defined.ts";
/** What Slack sends over a socket. */
export type SocketFrame =
  | { readonly kind: "hello" }
  | { readonly kind: "disconnect"; readonly reason: string }
  | {
      readonly kind: "envelope";
      readonly id: string;
      readonly body: Readonly<Record<string, unknown>>;
      readonly retryNum?: number;
    };

/** Undefined for what this version does not know, which is left alone. */
export function readFrame(text: string): SocketFrame | undefined {
  const frame = parse(text);
  if (!isObject(frame)) return undefined;
  const { type, reason, envelope_id: id, payload: body, retry_attempt: retryNum } = frame;
  if (type === "hello") return { kind: "hello" };
  if (type === "disconnect") return { kind: "disconnect", reason: String(reason ?? "") };
  if (typeof id !== "string" || !isObject(body)) return undefined;
  return {
    kind: "envelope",
    id,
    body,
    ...defined({ retryNum: typeof retryNum === "number" ? retryNum : undefined }),
  };
}

/** The acknowledgement of an envelope. */
export function ackFrame(id: string, response: unknown): string {
  const payload = typeof response === "string" ? { text: response } : response;
  return JSON.stringify({ envelope_id: id, ...defined({ payload }) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
