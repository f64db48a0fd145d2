import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { describeAdapter } from "../contracts/adapter.ts";
import { describeRenderer } from "../contracts/renderer.ts";
import { createSocketAdapter, renderText } from "./socket-adapter.ts";

// The example of adapters/README.md keeps the contracts that the page tells others to keep.
describeAdapter("socket", () => {
  const server = createServer();
  const adapter = createSocketAdapter(server, 0);
  let client: Socket | undefined;
  let heard = "";
  return {
    adapter: {
      ...adapter,
      start: async (inbox) => {
        await adapter.start(inbox);
        client = connect((server.address() as AddressInfo).port).setEncoding("utf8");
        client.on("data", (text) => {
          heard += text;
        });
        await once(server, "connection");
      },
      stop: async () => {
        await adapter.stop();
        if (client && !client.readableEnded) await once(client, "end");
      },
    },
    place: "socket:1",
    gone: "socket:99",
    say: (line) => {
      if (client?.writable) client.write(`${line}\n`);
    },
    shown: () => heard,
    close: () => {
      client?.destroy();
    },
  };
});

describeRenderer("socket", () => ({
  render: (message) => [renderText(message)],
  violations: () => [],
}));
