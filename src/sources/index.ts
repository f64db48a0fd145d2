import type { StandingOf } from "../paper/copy-order.ts";
import { arxiv } from "./arxiv/definition.ts";
import { huggingface } from "./huggingface/definition.ts";
import { sample } from "./sample/definition.ts";

/** Every source, in the order in which the settings list them. */
export const sources = [huggingface, arxiv, sample] as const;

const standings = new Map<string, (typeof sources)[number]>(
  sources.map((definition) => [definition.name, definition]),
);

/** Where each of them stands when papers are merged. */
export const standingOf: StandingOf = (source) => standings.get(source);
