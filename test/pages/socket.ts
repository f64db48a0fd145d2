import { createServer } from "node:net";
import { defineAdapter } from "../../src/chat/define-adapter.ts";
import { WholeNumber } from "../../src/settings/setting-shapes.ts";

export const socket = defineAdapter({
  name: "socket",
  title: "Socket",
  turnedOnBy: "SOCKET_PORT",
  settings: {
    SOCKET_PORT: WholeNumber.optional().meta({
      description: "Turns the socket on: the port it listens on",
    }),
  },
  isOn: ({ SOCKET_PORT }) => SOCKET_PORT !== undefined,
  create: async ({ SOCKET_PORT = 0 }) => {
    const { createSocketAdapter } = await import("./socket-adapter.ts");
    return createSocketAdapter(createServer(), SOCKET_PORT);
  },
});
