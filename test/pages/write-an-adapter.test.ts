import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { platforms } from "../../adapters/index.ts";
import { SETTINGS } from "../../src/config.ts";
import { readSettings } from "../../src/settings/read-settings.ts";
import { settingsOf } from "../../src/settings/setting-shapes.ts";
import { describeAdapter } from "../contracts/adapter.ts";
import { describeRenderer } from "../contracts/renderer.ts";
import { freePort } from "../fakes/free-port.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";
import { kept, printedExamples } from "./printed.ts";
import { socket } from "./socket.ts";
import { renderText } from "./socket-adapter.ts";

/** The registry with its one line more, and the settings that follow from it. */
const registry = [...platforms, socket] as const;
const Settings = z.object({ ...SETTINGS, ...settingsOf(registry) });

const deps = {
  documents: () => createMemoryDocuments(createVirtualClock(0)),
  network: {
    dispatcher: () => Promise.reject(new Error("No network.")),
    agentFor: () => undefined,
  },
  secret: () => "a secret",
  listens: false,
  publicUrl: undefined,
  waysIn: () => ({ addLinks: [], takesAddresses: false }),
  tell: () => {},
};

/** The adapters of the platforms that these settings turn on. */
function made(environment: Readonly<Record<string, string>>) {
  const settings = readSettings(Settings, [], environment);
  const on = registry.filter(({ isOn }) => isOn(settings));
  return Promise.all(on.map(({ create }) => create(settings, deps)));
}

// The example of adapters/README.md keeps the contracts that the page tells others to keep.
describeAdapter("socket", async () => {
  const port = await freePort();
  const [adapter] = await made({ SOCKET_PORT: String(port) });
  if (!adapter) throw new Error("No adapter was made.");
  let client: Socket | undefined;
  let heard = "";
  return {
    adapter: {
      ...adapter,
      start: async (inbox) => {
        await adapter.start(inbox);
        client = connect(port, "127.0.0.1").setEncoding("utf8");
        client.on("data", (text) => {
          heard += text;
        });
        await once(client, "connect");
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

describe("the page on writing an adapter", () => {
  it("prints the examples that are compiled and held to the contracts", () => {
    const home = "adapters/socket";
    const examples = [kept("socket-adapter.ts", home), kept("socket.ts", home)];
    expect(printedExamples("adapters/README.md", home)).toEqual(examples);
  });

  it("needs one folder and one line: the platform is on where its setting is set", async () => {
    expect((await made({ SOCKET_PORT: "7000" })).map(({ name }) => name)).toEqual(["socket"]);
    expect(await made({})).toEqual([]);
  });
});
