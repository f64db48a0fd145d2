import { type AdapterDeps, defineAdapter } from "../../src/chat/define-adapter.ts";
import { needs, type Settings, settings } from "./operator-settings.ts";
import type { SlackAccess, SlackTransport } from "./slack-settings.ts";

export const slack = defineAdapter({
  name: "slack",
  title: "Slack",
  turnedOnBy: "SLACK_BOT_TOKEN and SLACK_APP_TOKEN",
  settings,
  needs,
  isOn: ({ SLACK_BOT_TOKEN, SLACK_CLIENT_ID }) =>
    SLACK_BOT_TOKEN !== undefined || SLACK_CLIENT_ID !== undefined,
  create: async (given, deps) => {
    const [access, transport] = [accessOf(given, deps), transportOf(given, deps)];
    const { createSlackAdapter } = await import("./slack-adapter.ts");
    return createSlackAdapter({
      access,
      transport,
      apiUrl: given.SLACK_API_URL.href,
      managers: given.SLACK_MANAGERS,
      uncertain: given.SLACK_UNCERTAIN,
      store: deps.documents("slack"),
      seen: deps.documents("slack-seen"),
      tell: deps.tell,
    });
  },
  checks: async (given, { places, publicUrl, network }) => {
    const { slackChecks } = await import("./workspaces/slack-checks.ts");
    const access = accessOf(given, { publicUrl });
    const transport = transportOf(given, { network, listens: true });
    return slackChecks({ access, transport, apiUrl: given.SLACK_API_URL.href }, places);
  },
});

function accessOf(given: Settings, deps: Pick<AdapterDeps, "publicUrl">): SlackAccess {
  const { SLACK_CLIENT_ID: clientId, SLACK_BOT_TOKEN: botToken } = given;
  if (clientId !== undefined) return manyWorkspaces(given, clientId, deps);
  if (botToken === undefined) throw new Error(HALVED);
  return { kind: "one", botToken };
}

function manyWorkspaces(
  given: Settings,
  clientId: string,
  { publicUrl }: Pick<AdapterDeps, "publicUrl">,
): SlackAccess {
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = given;
  if (clientSecret === undefined || stateSecret === undefined || !publicUrl)
    throw new Error(HALVED);
  return { kind: "many", clientId, clientSecret, stateSecret, publicUrl: publicUrl.href };
}

function transportOf(
  given: Settings,
  { network, listens }: Pick<AdapterDeps, "network" | "listens">,
): SlackTransport {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given;
  if (appToken !== undefined) return { kind: "socket", appToken, agentFor: network.agentFor };
  if (signingSecret === undefined || !listens) throw new Error(HALVED);
  return { kind: "http", signingSecret };
}

const HALVED = "Settings that need each other are read together or not at all.";
