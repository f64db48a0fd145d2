import type { Place } from "../../../src/chat/place.ts";
import { type Check, type Finding, good, unknown, wrong } from "../../../src/checkup/check.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import { codeOf, deliveryErrorOf } from "../posts/post-error.ts";
import { isDirect, slackAddressOf } from "../slack-place.ts";
import type { SlackAccess, SlackTransport } from "../slack-settings.ts";
import { checkAppToken, checkBotToken } from "./check-access.ts";
import { checkClient } from "./check-client.ts";
import { createClients } from "./clients.ts";
import { deadToken } from "./token-refusal.ts";

export interface SlackChecked {
  readonly access: SlackAccess;
  readonly transport: SlackTransport;
  readonly apiUrl: string;
}

/** What can keep Slack from hearing the bot, or the bot from posting. */
export function slackChecks(
  { access, transport, apiUrl }: SlackChecked,
  places: readonly Place[] | undefined,
): readonly Check[] {
  const own =
    access.kind === "one"
      ? ofWorkspace({ token: access.botToken, apiUrl }, places)
      : [{ title: "app", asks: true, look: () => lookAtClient(access, apiUrl) } as const];
  if (transport.kind === "http") return own;
  const { appToken: token } = transport;
  return [
    ...own,
    { title: "app-level token", asks: true, look: () => lookAtAppToken({ token, apiUrl }) },
  ];
}

interface Access {
  readonly token: string;
  readonly apiUrl: string;
}

function ofWorkspace(access: Access, places: readonly Place[] | undefined): readonly Check[] {
  return [
    { title: "token", asks: true, look: () => lookAtToken(access) },
    {
      title: "channels",
      asks: true,
      patienceMs: 2 * MINUTE,
      look: (signal) => lookAtChannels(access, places, signal),
    },
  ];
}

async function lookAtToken(access: Access): Promise<readonly Finding[]> {
  const bot = await checkBotToken(access);
  if (!bot) return [wrong("Slack refuses the bot token.", deadToken().message)];
  const says = `The token works: the bot is called ${bot.name}, in ${bot.team}.`;
  if (bot.missing.length === 0) return [good(`${says} It has every scope that is needed.`)];
  return [
    wrong(
      `${says} It lacks ${bot.missing.join(", ")}.`,
      "Add the scopes under OAuth & Permissions, and install the app again.",
    ),
  ];
}

async function lookAtAppToken(access: Access): Promise<readonly Finding[]> {
  if (await checkAppToken(access)) return [good("Socket Mode is on, and takes the token.")];
  return [
    wrong(
      "Slack refuses the app-level token.",
      "Make a new one with the scope connections:write (your app, Basic Information, App-Level Tokens), and set SLACK_APP_TOKEN.",
    ),
  ];
}

async function lookAtClient(
  { clientId, clientSecret }: Extract<SlackAccess, { kind: "many" }>,
  apiUrl: string,
): Promise<readonly Finding[]> {
  if (await checkClient({ clientId, clientSecret, apiUrl }))
    return [
      good("Slack knows the app, and its secret."),
      {
        status: "left-out",
        says: "Each workspace has a token of its own, which only the bot that runs may renew: of those, /readyz and the log tell.",
      },
    ];
  return [
    wrong(
      "Slack knows no app with this id and secret.",
      "Copy both from your app, Basic Information, to SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.",
    ),
  ];
}

async function lookAtChannels(
  access: Access,
  places: readonly Place[] | undefined,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  if (!places)
    return [
      unknown(
        "Which channels get digests is not known, since the data could not be read.",
        "See to the data first.",
      ),
    ];
  if (places.length === 0) return [good("No channel gets digests yet.")];
  const { reads } = createClients({ apiUrl: access.apiUrl, cut: signal })(access.token);
  const findings: Finding[] = [];
  for (const place of places) {
    const channel = slackAddressOf(place)?.channelId ?? "";
    if (isDirect(channel)) continue;
    const asked = reads.conversations.info({ channel });
    const finding = await asked.then(({ channel: told }) => problemOf(place, told), refused(place));
    if (finding) findings.push(finding);
  }
  const open = places.length - findings.length;
  const noun = open === 1 ? "channel" : "channels and direct messages";
  return [...findings, ...(open > 0 ? [good(`Nothing keeps digests from ${open} ${noun}.`)] : [])];
}

interface Told {
  readonly name?: string;
  readonly is_archived?: boolean;
  readonly is_member?: boolean;
  readonly is_private?: boolean;
  readonly is_read_only?: boolean;
}

function problemOf(place: Place, channel: Told | undefined): Finding | undefined {
  const name = channel?.name === undefined ? place : `#${channel.name}`;
  if (channel?.is_archived)
    return wrong(`${name} is archived.`, "Unarchive it, or remove what it follows.");
  if (channel?.is_member === false)
    return wrong(`The bot is not in ${name}.`, "Let it in: /invite @offprint");
  if (channel?.is_read_only)
    return wrong(`Only some people may post in ${name}.`, "Let the app post there, too.");
  return undefined;
}

function refused(place: Place): (cause: unknown) => Finding {
  return (cause) => {
    if (codeOf(cause) === "channel_not_found")
      return wrong(
        `${place}: the channel is not there for the bot.`,
        "Let the bot in again, or remove what the channel follows.",
      );
    return unknown(`${place}: ${deliveryErrorOf(cause).message}`, "Look again later.");
  };
}
