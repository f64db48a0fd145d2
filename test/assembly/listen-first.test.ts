import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import type { Adapter } from "../../src/chat/adapter.ts";
import { startOnSample } from "../fakes/start-on-sample.ts";

it("an address that is taken ends the start before any platform is connected to", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const connected: string[] = [];
  const adapter: Adapter = {
    name: "chat",
    stop: async () => {},
    post: async () => "1",
    start: async () => void connected.push("chat"),
  };
  const started = startOnSample([adapter], { PORT: String(port) });
  await expect(started).rejects.toThrow("Another program uses it");
  expect(connected).toEqual([]);
  taken.close();
});
