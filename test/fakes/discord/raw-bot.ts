import { WebSocket } from "ws";
import { z } from "zod";
import type { FakeDiscord } from "./fake-discord.ts";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Discord's own code of a refusal. */
  readonly code: number | undefined;
  readonly body: unknown;
}

const event = z.object({
  op: z.int(),
  t: z.string().nullable(),
  s: z.int().nullable(),
  d: z.unknown(),
});
const interaction = z.looseObject({ id: z.string(), token: z.string(), type: z.int() });
const refusal = z.object({ code: z.int() });

export type RawEvent = z.infer<typeof event>;
export type RawInteraction = z.infer<typeof interaction>;

/** A bot without a library, for what a library would never do. */
export interface RawBot {
  call(method: string, path: string, body?: unknown): Promise<RawAnswer>;
  /** The first answer to an interaction. */
  answer(to: RawInteraction, body: unknown): Promise<RawAnswer>;
  /** Everything the gateway said. */
  readonly events: readonly RawEvent[];
  readonly interactions: readonly RawInteraction[];
  send(frame: unknown): void;
  /** The code the gateway ended the connection with. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Connects and says `hello`; without it, it listens as Offprint does. */
export async function connectRawBot(
  discord: FakeDiscord,
  react: (bot: RawBot, to: RawInteraction) => unknown = () => undefined,
  hello: unknown = identify(discord),
): Promise<RawBot> {
  const events: RawEvent[] = [];
  const interactions: RawInteraction[] = [];
  const socket = new WebSocket(`${discord.gatewayUrl}/?v=10&encoding=json`);
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  const ready = new Promise<void>((resolve) => {
    socket.on("message", (data) => {
      const heard = event.parse(JSON.parse(data.toString()));
      events.push(heard);
      if (heard.op === 10) socket.send(JSON.stringify(hello));
      if (heard.op !== 10) resolve();
      if (heard.t === "INTERACTION_CREATE") {
        const to = interaction.parse(heard.d);
        interactions.push(to);
        void react(bot, to);
      }
    });
  });

  async function call(method: string, path: string, body?: unknown): Promise<RawAnswer> {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const read: unknown = text === "" ? undefined : JSON.parse(text);
    const code = refusal.safeParse(read).data?.code;
    return { status: response.status, headers: response.headers, code, body: read };
  }

  const bot: RawBot = {
    call,
    answer: ({ id, token }, body) => call("POST", `/interactions/${id}/${token}/callback`, body),
    events,
    interactions,
    send: (frame) => socket.send(JSON.stringify(frame)),
    closed,
    close: () => socket.close(1000),
  };
  await Promise.race([ready, closed]);
  return bot;
}

/** An identify, with what is to be different. */
export function identify({ token }: FakeDiscord, changes: object = {}): object {
  const properties = { os: "linux", browser: "raw", device: "raw" };
  return { op: 2, d: { token, intents: 1, properties, ...changes } };
}
