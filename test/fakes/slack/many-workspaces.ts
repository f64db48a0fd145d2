import { createInstallations } from "../../../adapters/slack/workspaces/installations.ts";
import type { ListedDocuments } from "../../../src/stores/documents.ts";
import type { FakeSlack } from "./fake-slack.ts";

const STATE_SECRET = "a state secret of the tests, long enough";

/** The address at which the app says people come back to it. */
export const PUBLIC_URL = "https://papers.example.org";
export const REDIRECT_URL = `${PUBLIC_URL}/slack/oauth_redirect`;

/**
 * Somebody installs the bot in their browser, by the page of one process, and comes back to another, as
 * behind a proxy. @returns the status of the last page
 */
export async function installOverHttp(
  slack: FakeSlack,
  hosts: { readonly begin: string; readonly end: string },
  team: string,
): Promise<number> {
  slack.consent({ into: team, user: slack.addUser(team) });
  const begun = await fetch(`http://${hosts.begin}/slack/install`, { redirect: "manual" });
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const agreed = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
  const { pathname, search } = new URL(agreed.headers.get("location") ?? "");
  const done = await fetch(`http://${hosts.end}${pathname}${search}`, { headers: { cookie } });
  return done.status;
}

/** The settings of a bot that any workspace may install. */
export function manySettings({ apiUrl, settings }: FakeSlack) {
  return {
    SLACK_CLIENT_ID: settings.clientId,
    SLACK_CLIENT_SECRET: settings.clientSecret,
    SLACK_STATE_SECRET: STATE_SECRET,
    SLACK_SIGNING_SECRET: settings.signingSecret,
    SLACK_API_URL: apiUrl,
    PUBLIC_URL,
  };
}

/** Where the bot is installed already, it remembers that. */
export async function rememberInstalled(
  slack: FakeSlack,
  documents: ListedDocuments,
  teams: readonly string[],
): Promise<void> {
  const installations = createInstallations(documents, STATE_SECRET);
  for (const team of teams) {
    const { botUserId } = slack.installation(team);
    const token = slack.botToken(team);
    const installed = { id: team, teamId: team, botUserId, token, installedAt: Date.now() };
    await installations.change(team, () => installed);
  }
}
