import type { Check } from "../checkup/check.ts";
import type { Network } from "../http/proxy.ts";
import type { Need } from "../settings/halves.ts";
import type { BringsSettings, SettingShapes, SettingValues } from "../settings/setting-shapes.ts";
import type { ListedDocuments } from "../stores/documents.ts";
import type { Adapter } from "./adapter.ts";
import type { Place } from "./place.ts";

export type { ListedDocuments } from "../stores/documents.ts";

/** What any platform's adapter may use. */
export interface AdapterDeps {
  /** What the adapter keeps, by an owner that begins with its name. */
  readonly documents: (owner: string) => ListedDocuments;
  /**
   * A random secret of 32 bytes, in base64url, that is kept beside the data in a file of its own, made
   * when it is first asked for. @throws OperatorError
   */
  readonly secret: (name: string) => string;
  readonly network: Network;
  /** Whether the bot's own server listens, for platforms that call it. */
  readonly listens: boolean;
  /** The address under which people reach that server, where there is one. */
  readonly publicUrl: URL | undefined;
  /** How people come to what is on, for a page that shows them in; asked once all adapters are made. */
  readonly waysIn: () => WaysIn;
  /** A platform's own words, for the log. */
  readonly tell: (event: PlatformEvent) => void;
}

export interface WaysIn {
  /** Where somebody adds the bot to a platform, by the name people know, in their order. */
  readonly addLinks: readonly { readonly title: string; readonly url: string }[];
  /** A mail address can be given, by the command `inbox`. */
  readonly takesAddresses: boolean;
}

export interface PlatformEvent {
  readonly level: "info" | "warn" | "error";
  readonly kind: string;
  /** A whole sentence that names the fix where there is one. */
  readonly text: string;
  readonly error?: unknown;
}

/**
 * A platform before its adapter is made. The definition itself loads no SDK: what needs one is
 * imported in `create`, which is called only where the platform is on.
 */
export interface AdapterDefinition<Settings = never> extends BringsSettings {
  /** The adapter's own. */
  readonly name: string;
  /** The name people know. */
  readonly title: string;
  /** The fewest settings that turn it on, such as `DISCORD_TOKEN`. */
  readonly turnedOnBy: string;
  /** Settings that do nothing without others. */
  readonly needs?: readonly Need[];
  readonly isOn: (settings: Settings) => boolean;
  readonly create: (settings: Settings, deps: AdapterDeps) => Promise<Adapter>;
  /** What `offprint doctor` looks at where the platform is on. */
  readonly checks?: (settings: Settings, deps: AdapterCheckDeps) => Promise<readonly Check[]>;
}

/** What a look at a platform may use; nothing of it changes anything. */
export interface AdapterCheckDeps {
  /** Those of this adapter that get digests; undefined where that is not known. */
  readonly places: readonly Place[] | undefined;
  readonly network: Network;
  readonly publicUrl: URL | undefined;
  readonly dns: Dns;
}

/** What a look asks of the domain name system. Rejects with a `code`, such as `ENOTFOUND`. */
export interface Dns {
  /** The texts of a name, each in the pieces it is kept in. */
  resolveTxt(name: string): Promise<string[][]>;
}

/** Gives `isOn` and `create` the types of the settings. */
export function defineAdapter<Shapes extends SettingShapes>(
  definition: AdapterDefinition<SettingValues<Shapes>> & { readonly settings: Shapes },
) {
  return definition;
}
