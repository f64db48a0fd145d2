import { randomBytes } from "node:crypto";
import {
  type ManifestOptions,
  manifestLink,
  PATHS,
  slackManifest,
} from "../../adapters/slack/workspaces/manifest.ts";
import type { Config } from "../../src/config.ts";
import type { Ask } from "./ask.ts";
import type { EnvChanges } from "./env-file.ts";
import { askForBotToken, askUntil, type SlackChecks } from "./init-slack-tokens.ts";
import type { TestPost } from "./offer-test-post.ts";
import { problemOf, type SetUp } from "./set-up.ts";

export interface SlackWizard {
  readonly ask: Ask;
  readonly checks: SlackChecks;
  /** What is set already, as far as it matters. */
  readonly current: Pick<Config, "PUBLIC_URL" | "PORT" | "SLACK_STATE_SECRET">;
}

const WAYS = [
  { value: "socket", label: "One workspace, without a public address", hint: "Socket Mode" },
  { value: "http", label: "One workspace, over HTTPS" },
  { value: "many", label: "Every workspace that installs it, over HTTPS" },
] as const;

const MANAGERS = [
  { value: "everyone", label: "Every full member of the workspace", hint: "no guests" },
  { value: "admins", label: "Its admins and owners" },
] as const;

/** Another way leaves nothing of an earlier one, but the secret that stored installations are sealed with. */
const NO_WAY: EnvChanges = {
  SLACK_BOT_TOKEN: undefined,
  SLACK_APP_TOKEN: undefined,
  SLACK_SIGNING_SECRET: undefined,
  SLACK_CLIENT_ID: undefined,
  SLACK_CLIENT_SECRET: undefined,
};

/** From no app at all to everything the bot needs to know of Slack, each token tried out at once. */
export async function askForSlack(wizard: SlackWizard): Promise<SetUp> {
  const { ask } = wizard;
  const way = await ask.choose("Who shall have it?", WAYS);
  const found = await { socket, http, many }[way](wizard);
  const managers = await ask.choose("Who may change what a channel receives?", MANAGERS);
  return { ...found, settings: { ...NO_WAY, ...found.settings, SLACK_MANAGERS: managers } };
}

async function socket({ ask, checks }: SlackWizard): Promise<SetUp> {
  offerManifest(ask, { mode: "socket" });
  ask.explain(
    `1. Basic Information, App-Level Tokens, Generate Token and Scopes:
   add connections:write, and copy the token, which begins with xapp-.
2. Install App, Install to workspace: copy the Bot User OAuth Token, xoxb-.`,
    "Then, in the app's settings",
  );
  const SLACK_APP_TOKEN = await askUntil({
    ask: () => ask.secret("App-level token", problemOf("SLACK_APP_TOKEN")),
    refusal: async (token) =>
      (await ask.during("Asking Slack", checks.app(token)))
        ? undefined
        : "Slack opens no connection with that token. Make one with connections:write and paste it.",
    say: ask.failed,
  });
  const SLACK_BOT_TOKEN = await askForBotToken(ask, checks);
  const testPost = testPostOf(checks, SLACK_BOT_TOKEN);
  return { settings: { SLACK_APP_TOKEN, SLACK_BOT_TOKEN }, next: NEXT, testPost };
}

async function http(wizard: SlackWizard): Promise<SetUp> {
  const { ask, checks } = wizard;
  const address = await askForAddress(wizard);
  offerManifest(ask, { mode: "http", publicUrl: address.PUBLIC_URL });
  ask.explain(
    `1. Basic Information, App Credentials: copy the Signing Secret.
2. Install App, Install to workspace: copy the Bot User OAuth Token, xoxb-.`,
    "Then, in the app's settings",
  );
  const SLACK_SIGNING_SECRET = await askForSigningSecret(ask);
  const SLACK_BOT_TOKEN = await askForBotToken(ask, checks);
  const settings = { ...address, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN };
  return { settings, next: `${VERIFY} ${NEXT}`, testPost: testPostOf(checks, SLACK_BOT_TOKEN) };
}

async function many(wizard: SlackWizard): Promise<SetUp> {
  const { ask, checks, current } = wizard;
  const address = await askForAddress(wizard);
  offerManifest(ask, { mode: "http", publicUrl: address.PUBLIC_URL, installs: true });
  ask.explain(
    `Basic Information, App Credentials: the Client ID, Client Secret and Signing Secret.
Manage Distribution, Activate Public Distribution lets other workspaces in.`,
    "Then, in the app's settings",
  );
  const client = await askUntil({
    ask: async () => ({
      SLACK_CLIENT_ID: await ask.line("Client ID", problemOf("SLACK_CLIENT_ID")),
      SLACK_CLIENT_SECRET: await ask.secret("Client Secret", problemOf("SLACK_CLIENT_SECRET")),
    }),
    refusal: async ({ SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret }) =>
      (await ask.during("Asking Slack", checks.client(id, secret)))
        ? undefined
        : "Slack knows no app with that ID and secret. Copy both once more.",
    say: ask.failed,
  });
  const SLACK_SIGNING_SECRET = await askForSigningSecret(ask);
  // Another one could not read what was stored with the first.
  const sealed = !current.SLACK_STATE_SECRET && {
    SLACK_STATE_SECRET: randomBytes(32).toString("hex"),
  };
  return {
    settings: { ...address, ...client, SLACK_SIGNING_SECRET, ...sealed },
    next: `${VERIFY} ${NEXT}`,
    link: {
      text: "Once it runs, this link adds the bot to a workspace:",
      url: address.PUBLIC_URL + PATHS.install,
    },
  };
}

const NEXT = "Three lines lead to the first digest:";
const VERIFY =
  "While it runs, let Slack verify the request URL in the app's settings, under App Manifest.";

function testPostOf(checks: SlackChecks, token: string): TestPost {
  return {
    channels: () => checks.channels(token),
    post: (id, message) => checks.post(token, id, message),
    howToJoin: "Type /invite and the bot's name in a channel of Slack, and look again.",
  };
}

function offerManifest(ask: Ask, options: ManifestOptions): void {
  ask.link("This link makes the app in Slack:", manifestLink(slackManifest(options)));
}

async function askForAddress({ ask, current }: SlackWizard) {
  const before = current.PUBLIC_URL?.origin;
  const given = await ask.line("Public address of this server", publicProblem, before);
  const port = String(current.PORT ?? 8080);
  const PORT = await ask.line("Port it is passed on to", problemOf("PORT"), port);
  return { PUBLIC_URL: new URL(given).origin, PORT };
}

function publicProblem(value: string): string | undefined {
  const problem = problemOf("PUBLIC_URL")(value);
  if (problem !== undefined) return problem;
  const { protocol, pathname } = new URL(value);
  if (protocol !== "https:") return "Slack calls https addresses only.";
  return pathname === "/" ? undefined : "Without a path: /slack/events comes after it.";
}

function askForSigningSecret(ask: Ask): Promise<string> {
  return ask.secret("Signing Secret", problemOf("SLACK_SIGNING_SECRET"));
}
