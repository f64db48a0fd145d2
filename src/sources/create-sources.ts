import type { Site } from "../http/asking/sites.ts";
import type { SourceDefinition, SourceDeps } from "./define-source.ts";
import type { Source } from "./source.ts";

/** Sources that can be made, what was set for them, and which of them are wanted. */
export interface SourcesWanted<Settings> {
  readonly definitions: readonly SourceDefinition<Settings>[];
  readonly settings: Settings;
  readonly names: readonly string[];
}

/** The named sources, in that order. */
export function createSources<Settings>(
  wanted: SourcesWanted<Settings>,
  deps: SourceDeps,
): Source[] {
  return named(wanted).map(({ create }) => create(wanted.settings, deps));
}

/** The sites that the named sources ask. */
export function sitesOf<Settings>(wanted: SourcesWanted<Settings>): Site[] {
  return named(wanted).flatMap(({ sites }) => sites?.(wanted.settings) ?? []);
}

function named<Settings>({ definitions, names }: SourcesWanted<Settings>) {
  return names.flatMap((name) => definitions.find((definition) => definition.name === name) ?? []);
}
