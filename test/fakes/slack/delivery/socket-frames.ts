import { z } from "zod";
import type { Outgoing, PayloadKind } from "./delivery.ts";

const ENVELOPES: Readonly<Record<PayloadKind, string>> = {
  command: "slash_commands",
  interaction: "interactive",
  event: "events_api",
};

export type DisconnectReason =
  | "warning"
  | "refresh_requested"
  | "link_disabled"
  | "too_many_websockets";

const debugInfo = {
  host: "applink-local",
  build_number: 1,
  approximate_connection_time: 18_060,
};

export function helloFrame(appId: string, connections: number): string {
  return JSON.stringify({
    type: "hello",
    num_connections: connections,
    debug_info: debugInfo,
    connection_info: { app_id: appId },
  });
}

export function disconnectFrame(reason: DisconnectReason): string {
  return JSON.stringify({ type: "disconnect", reason, debug_info: debugInfo });
}

/** https://docs.slack.dev/apis/events-api/using-socket-mode#events */
export function envelopeFrame(id: string, outgoing: Outgoing): string {
  const { kind, payload, takesAnswer, retry } = outgoing;
  return JSON.stringify({
    envelope_id: id,
    type: ENVELOPES[kind],
    accepts_response_payload: takesAnswer,
    payload,
    ...(kind === "event" && {
      retry_attempt: retry?.attempt ?? 0,
      retry_reason: retry?.reason ?? "",
    }),
  });
}

export const acknowledgement = z.strictObject({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
});

/** What an acknowledgement says besides being one. */
export function answerIn(payload: Readonly<Record<string, unknown>> | undefined): unknown {
  return payload && Object.keys(payload).length > 0 ? payload : undefined;
}
