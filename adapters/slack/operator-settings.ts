import { z } from "zod";
import type { Need } from "../../src/settings/halves.ts";
import {
  formed,
  type SettingValues,
  secret,
  WebAddress,
} from "../../src/settings/setting-shapes.ts";

/** What an operator may set for Slack. */
export const settings = {
  SLACK_BOT_TOKEN: formed(/^xoxb-[\w-]{10,}$/u, "must be a bot token, which begins with xoxb-")
    .optional()
    .meta(secret("Turns Slack on for one workspace: its bot token")),
  SLACK_APP_TOKEN: formed(
    /^xapp-[\w-]{10,}$/u,
    "must be an app-level token, which begins with xapp-",
  )
    .optional()
    .meta(secret("Slack without a public address (Socket Mode): the app-level token")),
  SLACK_SIGNING_SECRET: formed(/^[0-9a-z]{32}$/u, "must be 32 letters and digits")
    .optional()
    .meta(secret("Slack over HTTP: what Slack signs its requests with; needs PORT")),
  SLACK_CLIENT_ID: formed(/^\d+\.\d+$/u, "must be two numbers with a dot")
    .optional()
    .meta({
      description: "Turns Slack on for every workspace that installs it: the app's client id",
    }),
  SLACK_CLIENT_SECRET: formed(/^[0-9a-z]{32}$/u, "must be 32 letters and digits")
    .optional()
    .meta(secret("The app's client secret, together with SLACK_CLIENT_ID")),
  SLACK_STATE_SECRET: formed(/^.{32,}$/u, "must have at least 32 characters")
    .optional()
    .meta(
      secret("Long random text that seals installations; without it they cannot be read again"),
    ),
  SLACK_API_URL: WebAddress.prefault("https://slack.com/api/").meta({
    description: "Slack's interface",
  }),
  SLACK_MANAGERS: z.enum(["everyone", "admins"]).default("everyone").meta({
    description:
      "Who may change what a Slack channel receives: everyone in the workspace (no guests), or its admins",
  }),
  SLACK_UNCERTAIN: z.enum(["line", "resend", "hold"]).default("line").meta({
    description:
      "How Slack digests meet a lost answer: line (a line appears first and is then filled, so only the line may show twice), or whole at once and then resend (may show twice) or hold (may be missed)",
  }),
};

export type Settings = SettingValues<typeof settings>;

const PAGE = { page: "docs/slack.md" };
const ANY_ACCESS = [["SLACK_BOT_TOKEN"], ["SLACK_CLIENT_ID"]];
const ANY_TRANSPORT = [["SLACK_APP_TOKEN"], ["SLACK_SIGNING_SECRET", "PORT"]];

export const needs: readonly Need[] = [
  { name: "SLACK_BOT_TOKEN", groups: ANY_TRANSPORT, ...PAGE },
  { name: "SLACK_APP_TOKEN", groups: ANY_ACCESS, ...PAGE },
  { name: "SLACK_SIGNING_SECRET", groups: ANY_ACCESS, ...PAGE },
  {
    name: "SLACK_CLIENT_ID",
    groups: [["SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET", "PUBLIC_URL", "PORT"]],
    ...PAGE,
  },
  { name: "SLACK_CLIENT_ID", groups: ANY_TRANSPORT, ...PAGE },
  { name: "SLACK_CLIENT_SECRET", groups: [["SLACK_CLIENT_ID"]], ...PAGE },
];
