import { setTimeout as delay } from "node:timers/promises";
import type { DiscordClock } from "../discord-settings.ts";

export const systemClock: DiscordClock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}),
};
