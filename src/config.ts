import { readFileSync } from "node:fs";
import { z } from "zod";
import { OperatorError } from "./errors.ts";
import type { ProxySettings } from "./http/proxy.ts";
import { isZone } from "./schedule/zone-clock.ts";
import { readEnvLines } from "./settings/env-lines.ts";
import { readEnvText, withoutMark } from "./settings/env-text.ts";
import { halvesOf } from "./settings/halves.ts";
import { strayLines, strayVariables } from "./settings/unknown-names.ts";
import { isSourceName, sourceNames } from "./sources/index.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

function list(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

// zod's own check of an address lets more past than the web's, so the protocol is checked here.
const WebAddress = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol), {
    error: "must be an http or https address",
  })
  .transform((value) => new URL(value));

/** `proxy:3128` is written as often as `http://proxy:3128`. */
const ProxyAddress = z.preprocess(
  (value) =>
    typeof value === "string" && !/^[a-z][a-z0-9+.-]*:\/\//iu.test(value)
      ? `http://${value}`
      : value,
  WebAddress,
);

function secret(shape: RegExp, mistake: string) {
  return z.string().regex(shape, mistake).optional();
}

const WholeNumber = z
  .string()
  .regex(/^\d{1,6}$/u, "must be a whole number")
  .transform(Number);

/** Every setting: its meaning, its default and how it is read. The order is that of `.env.example`. */
export const SETTINGS = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}$/u, "must be a bot token: three parts with dots")
    .optional()
    .meta({ description: "Turns Discord on: the bot's token, from the developer portal" }),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,20}$/u, "must be a server's id, a long number")
    .optional()
    .meta({ description: "Registers /papers in this Discord server alone, for trying things out" }),
  DISCORD_API_URL: WebAddress.prefault("https://discord.com/api").meta({
    description: "Discord's interface",
  }),
  SLACK_BOT_TOKEN: secret(
    /^xoxb-[\w-]{10,}$/u,
    "must be a bot token, which begins with xoxb-",
  ).meta({
    description: "Turns Slack on for one workspace: its bot token",
  }),
  SLACK_APP_TOKEN: secret(
    /^xapp-[\w-]{10,}$/u,
    "must be an app-level token, which begins with xapp-",
  ).meta({ description: "Slack without a public address (Socket Mode): the app-level token" }),
  SLACK_SIGNING_SECRET: secret(/^[0-9a-z]{32}$/u, "must be 32 letters and digits").meta({
    description: "Slack over HTTP: what Slack signs its requests with; needs PORT",
  }),
  SLACK_CLIENT_ID: secret(/^\d+\.\d+$/u, "must be two numbers with a dot").meta({
    description: "Turns Slack on for every workspace that installs it: the app's client id",
  }),
  SLACK_CLIENT_SECRET: secret(/^[0-9a-z]{32}$/u, "must be 32 letters and digits").meta({
    description: "The app's client secret, together with SLACK_CLIENT_ID",
  }),
  SLACK_STATE_SECRET: secret(/^.{32,}$/u, "must have at least 32 characters").meta({
    description: "Long random text that seals installations; without it they cannot be read again",
  }),
  PUBLIC_URL: WebAddress.refine(({ pathname, search }) => pathname === "/" && search === "", {
    error: "must be an address without a path, such as https://papers.example.org",
  })
    .optional()
    .meta({
      description: "The address under which others reach this server, for installing into Slack",
    }),
  SLACK_API_URL: WebAddress.prefault("https://slack.com/api/").meta({
    description: "Slack's interface",
  }),
  SLACK_MANAGERS: z.enum(["everyone", "admins"]).default("everyone").meta({
    description:
      "Who may change what a Slack channel receives: everyone in the workspace (no guests), or its admins",
  }),
  SOURCES: z
    .string()
    .default("huggingface,arxiv")
    .transform(list)
    .transform((names, { issues }) => {
      const unknown = names.filter((name) => !isSourceName(name));
      const message = `names ${unknown.join(", ") || "none"}; what there is: ${sourceNames.join(", ")}`;
      if (unknown.length > 0 || names.length === 0)
        issues.push({ code: "custom", input: names, message });
      if (names.includes("sample") && names.length > 1) {
        const alone =
          "names sample beside others; sample papers stand alone: name it alone, or leave it out";
        issues.push({ code: "custom", input: names, message: alone });
      }
      return names.filter(isSourceName);
    })
    .meta({
      description:
        "Where papers come from: huggingface, arxiv; or sample alone, which needs no network and is kept in memory",
    }),
  HF_ENDPOINT: WebAddress.prefault("https://huggingface.co").meta({
    description: "Hugging Face, or a mirror of its API",
  }),
  HF_TOKEN: z
    .string()
    .regex(
      /^hf_\w{10,}$/u,
      "must look like hf_ and letters; make one under Settings, Access Tokens",
    )
    .optional()
    .meta({ description: "A free read token doubles Hugging Face's rate limit" }),
  ARXIV_API_URL: WebAddress.prefault("https://export.arxiv.org/api/query").meta({
    description: "arXiv's query interface",
  }),
  ARXIV_CATEGORIES: z
    .string()
    .default("cs.AI,cs.CL,cs.CV,cs.LG,stat.ML")
    .transform(list)
    .pipe(
      z
        .array(
          z.string().regex(/^[a-z-]+(\.[A-Za-z-]{2,17})?$/u, "must be categories such as cs.RO"),
        )
        .min(1, "must name a category"),
    )
    .meta({ description: "The arXiv categories to follow" }),
  EMBEDDINGS_URL: WebAddress.optional().meta({
    description:
      "Turns search by meaning on: the base address of an OpenAI-compatible endpoint; see docs/meaning.md",
  }),
  EMBEDDINGS_MODEL: z.string().max(200).optional().meta({
    description: "The embedding model to ask EMBEDDINGS_URL for",
  }),
  EMBEDDINGS_KEY: secret(/^[\x21-\x7e]{6,}$/u, "must be a key without spaces").meta({
    description: "What EMBEDDINGS_URL asks for as a bearer token",
  }),
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
  TZ_DEFAULT: z
    .string()
    .default("UTC")
    .refine(isZone, { error: "must be a time zone such as Europe/Berlin" })
    .meta({ description: "The time zone of a channel that has not chosen one" }),
  CATCH_UP_HOURS: WholeNumber.prefault("12")
    .pipe(z.number().min(1, "must be at least 1").max(72, "must be at most 72"))
    .meta({ description: "How late a missed digest is still posted, in hours" }),
  SLACK_UNCERTAIN: z.enum(["line", "resend", "hold"]).default("line").meta({
    description:
      "How Slack digests meet a lost answer: line (a line appears first and is then filled, so only the line may show twice), or whole at once and then resend (may show twice) or hold (may be missed)",
  }),
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
  LOG_LEVEL: z.enum(LOG_LEVELS).optional().meta({
    description:
      "fatal, error, warn, info, debug, trace or silent; by default warn when only the console is on, else info",
  }),
} as const;

const Settings = z.object(SETTINGS);

export type Config = z.infer<typeof Settings>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. `NAME_FILE` names a file that holds the value of `NAME`, for secrets.
 * @param remarks what else was noticed, said beside what is wrong
 * @throws OperatorError that lists everything wrong, never with a secret's value
 */
export function readConfig(environment: Environment, remarks: readonly string[] = []): Config {
  const given = new Map<string, string>();
  const wrong: string[] = [];
  for (const name of Object.keys(SETTINGS)) {
    const { value, problem } = settingOf(name, environment);
    if (value !== undefined) given.set(name, value);
    if (problem !== undefined) wrong.push(problem);
  }
  const read = Settings.safeParse(Object.fromEntries(given));
  const issues = read.error?.issues ?? [];
  wrong.push(...issues.map(({ path, message }) => `${path[0]?.toString()} ${message}`));
  wrong.push(...halvesOf((name) => given.has(name) || Boolean(environment[`${name}_FILE`])));
  if (read.success && wrong.length === 0) return read.data;
  const lines = [
    "These settings need a change (see .env.example):",
    ...wrong.map((each) => `  ${each}.`),
  ];
  throw new OperatorError([...lines, ...remarks].join("\n"));
}

/** Values that must never be shown or logged. */
export function secretsOf(config: Config): string[] {
  const proxies = [config.HTTPS_PROXY, config.HTTP_PROXY].flatMap((proxy) => proxy?.password ?? []);
  return [
    ...proxies.flatMap((password) => [password, decodeURIComponent(password)]),
    config.HF_TOKEN,
    config.EMBEDDINGS_KEY,
    config.DISCORD_TOKEN,
    config.SLACK_BOT_TOKEN,
    config.SLACK_APP_TOKEN,
    config.SLACK_SIGNING_SECRET,
    config.SLACK_CLIENT_SECRET,
    config.SLACK_STATE_SECRET,
  ].filter((value) => value !== undefined);
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
/** So other programs have these, and it counts first there. */
const LOWER_CASE = ["https_proxy", "http_proxy", "no_proxy"];

/**
 * The process's environment, with what a `.env` file in the working directory adds.
 * @throws OperatorError when there is such a file and it cannot be read
 */
export function processEnvironment(): Given {
  const names = Object.keys(SETTINGS).flatMap((name) => [name, `${name}_FILE`]);
  const known = new Set([...names, ...LOWER_CASE]);
  const lines = readEnvLines(readEnvText(ENV_FILE));
  const remarks = [
    ...strayVariables(Object.keys(process.env), known),
    ...strayLines(ENV_FILE, lines, known),
  ];
  // Into the process's own, for the variables that Node and the libraries read themselves.
  for (const [name, value] of Object.entries(lines.values)) process.env[name] ??= value;
  return { environment: process.env, remarks };
}

interface Setting {
  readonly value?: string | undefined;
  readonly problem?: string;
}

function settingOf(name: string, environment: Environment): Setting {
  const file = environment[`${name}_FILE`];
  const lower = name.toLowerCase();
  const also = LOWER_CASE.includes(lower) ? environment[lower]?.trim() : undefined;
  if (!file) return { value: also || environment[name]?.trim() || undefined };
  try {
    const value = withoutMark(readFileSync(file, "utf8")).trim();
    return value === "" ? { problem: `${name}_FILE names ${file}, which is empty` } : { value };
  } catch {
    return { problem: `${name}_FILE names ${file}, which cannot be read` };
  }
}
