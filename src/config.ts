import { z } from "zod";
import { platforms } from "../adapters/index.ts";
import type { ProxySettings } from "./http/proxy.ts";
import { readNetworks } from "./http/serving/networks.ts";
import { isZone } from "./schedule/zone-clock.ts";
import { readEnvLines } from "./settings/env-lines.ts";
import { readEnvText } from "./settings/env-text.ts";
import { type Environment, LOWER_CASE } from "./settings/given-setting.ts";
import type { Need } from "./settings/halves.ts";
import { lookAtSettings, readSettings, type SettingsRead } from "./settings/read-settings.ts";
import { secretsIn } from "./settings/secrets-in.ts";
import { formed, secret, settingsOf, WebAddress, WholeNumber } from "./settings/setting-shapes.ts";
import { strayLines, strayVariables } from "./settings/unknown-names.ts";
import { sources } from "./sources/index.ts";
import { sourcesSetting } from "./sources/sources-setting.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** `proxy:3128` is written as often as `http://proxy:3128`. */
const ProxyAddress = z.preprocess(
  (value) =>
    typeof value === "string" && !/^[a-z][a-z0-9+.-]*:\/\//iu.test(value)
      ? `http://${value}`
      : value,
  WebAddress,
);

/** Links in mails and what platforms are told lead there, with secrets of people in them. */
const PublicAddress = WebAddress.refine(
  ({ pathname, search, hash }) => pathname === "/" && search === "" && hash === "",
  { error: "must be an address without a path, such as https://papers.example.org" },
).refine((address) => address.protocol === "https:" || isOfThisMachine(address), {
  error: "must begin with https:, since only an address of this machine may do without",
});

function isOfThisMachine({ hostname }: URL): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname);
}

const ProxyNetworks = z.string().transform((text, context) => {
  const networks = readNetworks(text);
  if (networks) return networks;
  context.addIssue("must be addresses such as 127.0.0.1 or 10.0.0.0/8, with commas between them");
  return z.NEVER;
});

/** Every setting: its meaning, its default and how it is read. The order is that of `.env.example`. */
export const SETTINGS = {
  ...settingsOf(platforms),
  SOURCES: sourcesSetting(sources),
  ...settingsOf(sources),
  EMBEDDINGS_URL: WebAddress.optional().meta({
    description:
      "Turns search by meaning on: the base address of an OpenAI-compatible endpoint; see docs/meaning.md",
  }),
  EMBEDDINGS_MODEL: z.string().max(200).optional().meta({
    description: "The embedding model to ask EMBEDDINGS_URL for",
  }),
  EMBEDDINGS_KEY: formed(/^[\x21-\x7e]{6,}$/u, "must be a key without spaces")
    .optional()
    .meta(secret("What EMBEDDINGS_URL asks for as a bearer token")),
  HTTPS_PROXY: ProxyAddress.optional().meta({
    description:
      "The proxy that leads out, such as http://proxy:3128; docs/operations.md says of what",
  }),
  HTTP_PROXY: ProxyAddress.optional().meta({
    description: "The same for addresses that begin with http:, and for all without HTTPS_PROXY",
  }),
  NO_PROXY: z.string().optional().meta({
    description: "Hosts that are reached directly, such as localhost,.example.org",
  }),
  POLL_MINUTES: WholeNumber.prefault("15")
    .pipe(z.number().min(5, "must be at least 5, to be polite to the sources").max(1_440))
    .meta({ description: "How often each source is asked, in minutes" }),
  DATA_DIR: z
    .string()
    .default("./data")
    .meta({ description: "The folder that holds everything Offprint remembers" }),
  BACKUP_KEEP: WholeNumber.prefault("3").pipe(z.number().max(1_000, "must be at most 1000")).meta({
    description:
      "How many daily backups the bot keeps, of those it makes by itself of what is in DATA_DIR; 0 for none",
  }),
  BACKUP_DIR: z.string().optional().meta({
    description:
      "The folder for these backups, best on another disk; backups in DATA_DIR if not set",
  }),
  DATABASE_URL: formed(
    /^postgres(?:ql)?:\/\/\S+$/u,
    "must be an address such as postgres://name:password@host:5432/database",
  )
    .optional()
    .meta(
      secret(
        "A PostgreSQL database that several processes share, so that each answers and others go on where one ends; see docs/scaling.md",
      ),
    ),
  TZ_DEFAULT: z
    .string()
    .default("UTC")
    .refine(isZone, { error: "must be a time zone such as Europe/Berlin" })
    .meta({ description: "The time zone of a channel that has not chosen one" }),
  CATCH_UP_HOURS: WholeNumber.prefault("12")
    .pipe(z.number().min(1, "must be at least 1").max(72, "must be at most 72"))
    .meta({ description: "How late a missed digest is still posted, in hours" }),
  CONSOLE: z.enum(["alone", "beside"]).default("alone").meta({
    description:
      "Whether commands can be typed here: alone when no platform is set up, or beside them",
  }),
  HOST: z.string().default("127.0.0.1").meta({
    description: "The address the HTTP server listens on",
  }),
  PORT: WholeNumber.pipe(z.number().max(65_535, "must be at most 65535")).optional().meta({
    description:
      "The port of /healthz, /readyz, /metrics and /slack/events; without it there is no server",
  }),
  PUBLIC_URL: PublicAddress.optional().meta({
    description:
      "The address under which people reach this server, such as https://papers.example.org",
  }),
  SUPPORT_URL: WebAddress.optional().meta({
    description: "Where people who use the bot get help from you; help leads there",
  }),
  TRUSTED_PROXY: ProxyNetworks.optional().meta({
    description: "Reverse proxies whose X-Forwarded-For is believed, such as 127.0.0.1, 10.0.0.0/8",
  }),
  LOG_LEVEL: z.enum(LOG_LEVELS).optional().meta({
    description:
      "fatal, error, warn, info, debug, trace or silent; by default warn when only the console is on, else info",
  }),
};

/** Settings that do nothing without others. */
export const NEEDS: readonly Need[] = [
  ...platforms.flatMap(({ needs }) => needs ?? []),
  { name: "EMBEDDINGS_URL", groups: [["EMBEDDINGS_MODEL"]], page: "docs/meaning.md" },
  { name: "EMBEDDINGS_MODEL", groups: [["EMBEDDINGS_URL"]], page: "docs/meaning.md" },
  { name: "EMBEDDINGS_KEY", groups: [["EMBEDDINGS_URL"]], page: "docs/meaning.md" },
];

/** How names begin that are meant for this program: as those of a platform, a source, or its own. */
const OURS = [...platforms, ...sources]
  .map(({ name, settings }) => ({ beginning: `${name.toUpperCase()}_`, settings }))
  .filter(({ beginning, settings }) =>
    Object.keys(settings).some((name) => name.startsWith(beginning)),
  )
  .map(({ beginning }) => beginning)
  .concat("EMBEDDINGS_", "BACKUP_", "OFFPRINT_");

const Settings = z.object(SETTINGS);

export type Config = z.infer<typeof Settings>;

/**
 * Reads the settings, those of every platform and source among them.
 * @param remarks what else was noticed, said beside what is wrong
 * @throws OperatorError that lists everything wrong, never with a secret's value
 */
export function readConfig(environment: Environment, remarks: readonly string[] = []): Config {
  return readSettings(Settings, NEEDS, environment, remarks);
}

/** The same, for whoever wants to tell of each thing that is wrong. */
export function lookAtConfig(environment: Environment): SettingsRead<Config> {
  return lookAtSettings(Settings, NEEDS, environment);
}

/** Values that must never be shown or logged. */
export function secretsOf(config: Config): string[] {
  return secretsIn(SETTINGS, config);
}

/** The ways out that the settings name. */
export function proxyOf({ HTTPS_PROXY, HTTP_PROXY, NO_PROXY }: Config): ProxySettings {
  return { https: HTTPS_PROXY, http: HTTP_PROXY, except: NO_PROXY };
}

/** What the process was given. */
export interface Given {
  readonly environment: Environment;
  /** Sentences about what was meant as a setting and is none; never with a value. */
  readonly remarks: readonly string[];
}

const ENV_FILE = ".env";

/**
 * The process's environment, with what a `.env` file in the working directory adds.
 * @throws OperatorError when there is such a file and it cannot be read
 */
export function processEnvironment(): Given {
  const names = Object.keys(SETTINGS).flatMap((name) => [name, `${name}_FILE`]);
  const known = new Set([...names, ...LOWER_CASE]);
  const lines = readEnvLines(readEnvText(ENV_FILE));
  const remarks = [
    ...strayVariables(Object.keys(process.env), known, OURS),
    ...strayLines(ENV_FILE, lines, known),
  ];
  // Into the process's own, for the variables that Node and the libraries read themselves.
  for (const [name, value] of Object.entries(lines.values)) process.env[name] ??= value;
  return { environment: process.env, remarks };
}
