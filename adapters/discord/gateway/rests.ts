import { REST } from "discord.js";
import type { DiscordSettings } from "../discord-settings.ts";

/** Three clients of one API, by what may be done when a request goes wrong. */
export interface Rests {
  /** Reads and replaces: may be sent again, and wait for limits. */
  readonly repeatable: REST;
  /** Answers to people: sent once, and wait for limits. */
  readonly single: REST;
  /** Posts: sent once, and a limit is an error, so that whoever posts decides. */
  readonly posts: REST;
  close(): void;
}

/** The library repeats a POST after a timeout or a cut by itself, which would show a message twice. */
const ONCE = { retries: 0 };

export function createRests({
  token,
  apiUrl,
  agent = null,
}: Pick<DiscordSettings, "token" | "apiUrl" | "agent">): Rests {
  const around = { api: apiUrl.replace(/\/+$/u, ""), agent };
  const repeatable = new REST(around).setToken(token);
  const single = new REST({ ...around, ...ONCE }).setToken(token);
  const posts = new REST({ ...around, ...ONCE, rejectOnRateLimit: () => true }).setToken(token);
  return {
    repeatable,
    single,
    posts,
    close: () => {
      for (const rest of [repeatable, single, posts]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
    },
  };
}
