import type { Adapter } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import { readConfig } from "../../src/config.ts";
import { DeliveryError } from "../../src/errors.ts";
import { createLog } from "../../src/log.ts";
import { startOffprint } from "../../src/offprint.ts";
import { systemClock } from "../../src/time/clock.ts";

/** A whole bot in a process of its own, whose platform is the HTTP server at `PLATFORM_URL`. */
const platform = process.env.PLATFORM_URL ?? "";
const ITEMS_A_MESSAGE = 5;

const adapter: Adapter = {
  name: "wire",
  repeatSafeMs: 3_600_000,
  start: async () => {},
  stop: async () => {},
  post: async (place, message, deliveryId) => {
    const titles = message.blocks.flatMap((each) => (each.kind === "item" ? [each.title] : []));
    const body = JSON.stringify({ place, deliveryId, titles });
    const response = await fetch(platform, { method: "POST", body }).catch((cause: unknown) => {
      throw new DeliveryError({ kind: "unknown" }, "The platform was cut off.", { cause });
    });
    return response.text();
  },
  split: (message) => {
    const items = message.blocks.filter((block) => block.kind === "item");
    const parts: Message[] = [];
    for (let from = 0; from < items.length; from += ITEMS_A_MESSAGE) {
      parts.push({ summary: message.summary, blocks: items.slice(from, from + ITEMS_A_MESSAGE) });
    }
    return parts.length > 0 ? parts : [message];
  },
};

const offprint = await startOffprint({
  config: readConfig(process.env),
  adapters: async () => [adapter],
  clock: systemClock,
  random: Math.random,
  log: createLog("error", process.stderr),
});

process.once("SIGTERM", () => void offprint.stop());
