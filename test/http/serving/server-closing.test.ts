import { once } from "node:events";
import { describe, expect, it } from "vitest";
import type { HttpRoute } from "../../../src/http/serving/http-route.ts";
import { hello, open, raw, start } from "./start-server.ts";

/** A promise that is kept when somebody opens it. */
function createGate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

describe("closing the HTTP server", () => {
  it("ends idle connections, half-said requests and new ones", async () => {
    const server = await start([hello]);
    const idle = await open(server.url);
    const half = await open(server.url);
    half.socket.write("GET /hello HTTP/1.1\r\nHos");
    const kept = await open(server.url);
    kept.socket.write("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    await once(kept.socket, "data").catch(() => undefined);
    await server.close();
    await Promise.all([idle.received, half.received, kept.received]);
    await expect(fetch(`${server.url}/hello`)).rejects.toThrow();
  });

  it("lets an answer under way end, and its connection with it", async () => {
    const gate = createGate();
    const begun = createGate();
    const slow: HttpRoute = {
      ...hello,
      answer: async () => {
        begun.open();
        await gate.passed;
        return { status: 200, body: "late" };
      },
    };
    const server = await start([slow], { limits: { closeMs: 15_000 } });
    const answer = raw(server.url, "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    await begun.passed;
    const closed = server.close();
    gate.open();
    expect(await answer).toMatch(/connection: close[\s\S]*late$/iu);
    await closed;
  });

  it("cuts an answer that does not end, and may be asked for twice", async () => {
    const begun = createGate();
    const stuck: HttpRoute = {
      ...hello,
      answer: () => {
        begun.open();
        return new Promise(() => {});
      },
    };
    const server = await start([stuck], { limits: { closeMs: 20, answerMs: 1_000 } });
    const answer = raw(server.url, "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    await begun.passed;
    await Promise.all([server.close(), server.close()]);
    expect(await answer).toBe("");
  });
});
