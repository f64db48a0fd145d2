import { createSlackAdapter, type SlackEvent } from "../../../adapters/slack/index.ts";
import type { SlackSettings } from "../../../adapters/slack/slack-settings.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import { type Place, placeOf } from "../../../src/chat/place.ts";
import { startHttpServer } from "../../../src/http/serving/http-server.ts";
import { createMemoryDocuments } from "../../fakes/memory-documents.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/fake-slack.ts";

export type Transport = "socket" | "http";

export const TRANSPORTS = ["socket", "http"] as const;

export interface OpenSlack {
  readonly slack: FakeSlack;
  readonly adapter: Adapter;
  readonly team: string;
  readonly channel: string;
  /** A full member of the workspace. */
  readonly user: string;
  /** The channel, as the bot names it. */
  readonly place: Place;
  /** What the operator was told. */
  readonly events: readonly SlackEvent[];
  /** Stops the adapter, then Slack. */
  close(): Promise<void>;
}

type Options = NonNullable<Parameters<typeof startFakeSlack>[0]>;

/** An adapter that is not started yet, on a Slack with one workspace and one public channel. */
export async function openSlack(
  transport: Transport,
  options: Options = {},
  more: Partial<SlackSettings> = {},
): Promise<OpenSlack> {
  const slack = await startFakeSlack({ transport, ...options });
  const { team } = slack;
  const user = slack.addUser(team, { name: "ada" });
  const channel = slack.addChannel(team, { name: "robots", members: [user] });
  const { adapter, events, close } = await connectTo(slack, more);
  return {
    slack,
    adapter,
    team,
    channel,
    user,
    events,
    place: placeOf("slack", `${team}/${channel}`),
    close: async () => {
      await close();
      await slack.close();
    },
  };
}

export interface Connected {
  readonly adapter: Adapter;
  readonly events: SlackEvent[];
  /** Stops the adapter, and the server by which it is called. */
  close(): Promise<void>;
}

/** A bot process on a Slack, with an HTTP server of its own when Slack is to call it. */
export async function connectTo(
  { apiUrl, settings, http }: Pick<FakeSlack, "apiUrl" | "settings" | "http">,
  more: Partial<SlackSettings> = {},
): Promise<Connected> {
  const { appToken, signingSecret, botToken, transport } = settings;
  const events: SlackEvent[] = [];
  const adapter = createSlackAdapter({
    transport:
      transport === "socket" ? { kind: "socket", appToken } : { kind: "http", signingSecret },
    access: { kind: "one", botToken },
    managers: "everyone",
    uncertain: "line",
    store: createMemoryDocuments(),
    seen: createMemoryDocuments(),
    tell: (event) => void events.push(event),
    apiUrl,
    ...more,
  });
  const { routes = [] } = adapter;
  const server = await startHttpServer({ host: "127.0.0.1", port: 0, routes });
  if (transport === "http") http.deliverTo(`${server.url}/slack/events`);
  return {
    adapter,
    events,
    close: async () => {
      await adapter.stop();
      await server.close();
    },
  };
}
