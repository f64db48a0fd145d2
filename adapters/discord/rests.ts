import { REST } from "discord.js";

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
}: {
  readonly token: string;
  readonly apiUrl: string;
}): Rests {
  const api = apiUrl.replace(/\/+$/u, "");
  const repeatable = new REST({ api }).setToken(token);
  const single = new REST({ api, ...ONCE }).setToken(token);
  const posts = new REST({ api, ...ONCE, rejectOnRateLimit: () => true }).setToken(token);
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
