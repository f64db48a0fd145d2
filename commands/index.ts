import type { Registry } from "../src/command/locate.ts";
import { help } from "./help.ts";
import { search } from "./search.ts";
import { show } from "./show.ts";
import { similar } from "./similar.ts";
import { trending } from "./trending.ts";

/** One line a command, in the order help shows them. */
export const commands: Registry = {
  all: [trending, search, show, similar, help],
  empty: help,
  fallback: search,
};
