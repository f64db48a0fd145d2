import { once } from "node:events";
import type { Server, Socket } from "node:net";
import { createInterface, type Interface } from "node:readline";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import type { Action, Block, Message, Span, Text } from "../../src/chat/message.ts";
import { type Place, placeOf } from "../../src/chat/place.ts";
import { DeliveryError } from "../../src/errors.ts";

/** A chat over plain TCP, one command a line: `nc localhost 7000`. Each connection is a place. */
export function createSocketAdapter(server: Server, port: number): Adapter {
  const name = "socket";
  const connections = new Map<Place, { socket: Socket; lines: Interface; talk: Promise<void> }>();
  const posts = new Map<string, Promise<string>>();
  let places = 0;
  let stopped = false;

  const converse = async (inbox: Inbox, place: Place, socket: Socket, lines: Interface) => {
    let asked = 0;
    for await (const line of lines) {
      if (stopped) return;
      const id = `${place}-${++asked}`;
      const actor = { id: place, mayManage: false };
      const message = await inbox.handle({ id, place, actor, input: { kind: "line", line } });
      socket.write(`${renderText(message)}\n\n`);
      void message.later?.then(({ besides }) => {
        if (socket.writable) socket.write(`${renderText(besides)}\n\n`);
      });
    }
  };
  const send = async (place: Place, message: Message) => {
    const socket = connections.get(place)?.socket;
    if (!socket) throw new DeliveryError({ kind: "gone" }, `${place} has hung up.`);
    socket.write(`${renderText(message)}\n\n`);
    return `${place}-post-${posts.size}`;
  };

  return {
    name,
    start: async (inbox) => {
      server.on("connection", (socket) => {
        const place = placeOf(name, String(++places));
        socket.on("error", () => socket.destroy()).on("close", () => connections.delete(place));
        const lines = createInterface({ input: socket });
        const talk = converse(inbox, place, socket, lines);
        connections.set(place, { socket, lines, talk });
      });
      await once(server.listen(port, "127.0.0.1"), "listening");
    },
    post: (place, message, deliveryId) => {
      const post = posts.get(deliveryId) ?? send(place, message);
      posts.set(deliveryId, post);
      return post;
    },
    stop: async () => {
      stopped = true;
      server.close();
      for (const { socket, lines, talk } of connections.values()) {
        lines.close();
        await talk;
        socket.end();
      }
    },
  };
}

/** Text that this platform shows and never obeys is text without control characters. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, " ");
}

export function renderText({ blocks, summary }: Message): string {
  return blocks.length === 0 ? clean(summary) : blocks.map(renderBlock).join("\n");
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `== ${clean(block.text)}`;
    case "text":
    case "note":
      return flat(block.text);
    case "item": {
      const { index = "-", title, thumbnail, actions = [] } = block;
      const { meta = "", byline = "", body = "" } = block;
      const picture = thumbnail ? clean(`(${thumbnail.alt} ${thumbnail.url})`) : "";
      return [
        `${index} ${flat(title)}`,
        flat(meta),
        flat(byline),
        flat(body),
        picture,
        ...actions.map(renderAction),
      ]
        .filter((line) => line !== "")
        .join("\n  ");
    }
    case "place":
      return clean(`For ${block.place ?? "this channel"}`);
    case "image":
      return clean(`(${block.alt} ${block.url})`);
    case "divider":
      return "--";
    case "file":
      return clean(`${block.name}: ${block.text}`);
    case "actions":
      return block.actions.map(renderAction).join("\n");
    default:
      return block satisfies never;
  }
}

function renderAction(action: Action): string {
  return clean(action.kind === "link" ? `${action.label} ${action.url}` : `[${action.label}]`);
}

function flat(text: Text): string {
  return typeof text === "string" ? clean(text) : text.map(renderSpan).join("");
}

function renderSpan(span: Span): string {
  if (typeof span === "string") return clean(span);
  if (span.kind === "time") return new Date(span.at).toUTCString();
  return clean(span.kind === "link" ? `${span.text} ${span.url}` : span.text);
}
