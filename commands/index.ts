import type { Registry } from "../src/command/locate.ts";
import { digest } from "./digest.ts";
import { help } from "./help.ts";
import { inbox } from "./inbox.ts";
import { privacy } from "./privacy.ts";
import { schedule } from "./schedule.ts";
import { search } from "./search.ts";
import { show } from "./show.ts";
import { similar } from "./similar.ts";
import { subscribe } from "./subscribe.ts";
import { subscriptions } from "./subscriptions.ts";
import { trending } from "./trending.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { why } from "./why.ts";

/** One line a command, in the order help shows them. */
export const commands: Registry = {
  all: [
    trending,
    search,
    show,
    similar,
    subscribe,
    unsubscribe,
    subscriptions,
    schedule,
    inbox,
    digest,
    why,
    privacy,
    help,
  ],
  empty: help,
  fallback: search,
};
