import type { Check } from "../checkup/check.ts";
import type { Site } from "../http/asking/sites.ts";
import type { HttpClient } from "../http/http-client.ts";
import type { Standing } from "../paper/copy-order.ts";
import type { BringsSettings, SettingShapes, SettingValues } from "../settings/setting-shapes.ts";
import type { Clock } from "../time/clock.ts";
import type { Source } from "./source.ts";

/** What any source may use. */
export interface SourceDeps {
  /** Reaches the source's own sites, and those of the others. */
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** A source before it is made: what it is called, what it lets an operator set, and how it is made. */
export interface SourceDefinition<Settings = never> extends BringsSettings, Standing {
  /** In the setting `SOURCES`; the source's own. */
  readonly name: string;
  /** The name people know; the source's own. */
  readonly title: string;
  /** It is asked where nothing is set. */
  readonly byDefault?: true;
  /** It stands beside no other; a few words that follow its name, such as `which needs no network`. */
  readonly alone?: string;
  /** The sites it asks, with the pace of each. */
  readonly sites?: (settings: Settings) => readonly Site[];
  readonly create: (settings: Settings, deps: SourceDeps) => Source;
  /** What `offprint doctor` looks at; one request for what is new where left out. */
  readonly checks?: (settings: Settings, deps: SourceDeps) => readonly Check[];
}

/** Gives `sites` and `create` the types of the settings. */
export function defineSource<const Name extends string, Shapes extends SettingShapes>(
  definition: SourceDefinition<SettingValues<Shapes>> & {
    readonly name: Name;
    readonly settings: Shapes;
  },
) {
  return definition;
}
