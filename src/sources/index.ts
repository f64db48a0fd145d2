import type { Clock } from "../clock.ts";
import type { HttpClient } from "../http/http-client.ts";
import { createArxiv } from "./arxiv/arxiv.ts";
import { createHuggingFace } from "./huggingface/huggingface.ts";
import { createSample } from "./sample/sample.ts";
import type { Source } from "./source.ts";

/** What sources are made from. */
export interface SourceSettings {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly huggingface: { readonly endpoint: URL; readonly token?: string };
  readonly arxiv: { readonly apiUrl: URL; readonly categories: readonly string[] };
}

/** One line for each source: its name in `SOURCES`, and how it is made. */
const factories = {
  huggingface: ({ huggingface, http, clock }) => createHuggingFace({ ...huggingface, http, clock }),
  arxiv: ({ arxiv, http, clock }) => createArxiv({ ...arxiv, http, clock }),
  sample: () => createSample(),
} satisfies Record<string, (settings: SourceSettings) => Source>;

export type SourceName = keyof typeof factories;

export const sourceNames = Object.keys(factories).filter(isSourceName);

export function isSourceName(name: string): name is SourceName {
  return Object.hasOwn(factories, name);
}

/** The named sources, in that order. */
export function createSources(names: readonly SourceName[], settings: SourceSettings): Source[] {
  return names.map((name) => factories[name](settings));
}
