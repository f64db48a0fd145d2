import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import type { FakeSlack } from "./fake-slack.ts";

const frame = z.looseObject({
  type: z.string(),
  reason: z.string().optional(),
  envelope_id: z.string().optional(),
  payload: z.looseObject({}).optional(),
  retry_attempt: z.number().optional(),
});
export type Frame = z.infer<typeof frame>;

/** A connection without a library, for what a library would never do. */
export interface RawSocket {
  readonly frames: readonly Frame[];
  /** The envelopes among them. */
  readonly envelopes: readonly Frame[];
  send(what: unknown): void;
  acknowledge(envelope: Frame | undefined, payload?: object): void;
  /** The code it ended with. */
  readonly closed: Promise<number>;
  close(): void;
  terminate(): void;
}

const opened = z.object({ ok: z.literal(true), url: z.string() });

export async function socketUrlOf({ apiUrl, settings }: FakeSlack): Promise<string> {
  const headers = { authorization: `Bearer ${settings.appToken}` };
  const response = await fetch(`${apiUrl}apps.connections.open`, { method: "POST", headers });
  return opened.parse(await response.json()).url;
}

/** Connects, and resolves once greeted or refused; `react` sees each envelope. */
export async function connectRaw(
  slack: FakeSlack,
  react: (to: RawSocket, envelope: Frame) => void = (to, envelope) => to.acknowledge(envelope),
  url?: string,
): Promise<RawSocket> {
  const socket = new WebSocket(url ?? (await socketUrlOf(slack)));
  const frames: Frame[] = [];
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined);
  const raw: RawSocket = {
    frames,
    get envelopes() {
      return frames.filter(({ envelope_id }) => envelope_id !== undefined);
    },
    send: (what) => socket.send(typeof what === "string" ? what : JSON.stringify(what)),
    acknowledge(envelope, payload) {
      raw.send({ envelope_id: envelope?.envelope_id, ...(payload && { payload }) });
    },
    closed,
    close: () => socket.close(1000),
    terminate: () => socket.terminate(),
  };
  const greeted = new Promise<void>((resolve) => {
    socket.on("message", (data) => {
      const heard = frame.parse(JSON.parse(data.toString()));
      frames.push(heard);
      resolve();
      if (heard.envelope_id !== undefined) react(raw, heard);
    });
  });
  onTestFinished(() => socket.terminate());
  await Promise.race([greeted, closed]);
  return raw;
}
