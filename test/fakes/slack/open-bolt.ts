import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { expect, onTestFinished } from "vitest";
import type { Clock } from "../../../src/time/clock.ts";
import { type FakeSlack, startFakeSlack } from "./fake-slack.ts";
import type { Settings } from "./settings.ts";

export interface OpenBolt {
  readonly slack: FakeSlack;
  readonly app: App;
  /** A public channel with the bot and a person in it. */
  readonly channel: string;
  readonly user: string;
}

/** A local Slack and an app of Bolt's that hears of it, over either transport. */
export async function openBolt(
  transport: Settings["transport"],
  listen: (app: App) => void = () => undefined,
  clock?: Clock,
): Promise<OpenBolt> {
  const slack = await startFakeSlack({ transport, patienceMs: 1_000, ...(clock && { clock }) });
  const user = slack.addUser(slack.team);
  const channel = slack.addChannel(slack.team, { members: [user] });
  const { settings, apiUrl } = slack;
  const clientOptions = { slackApiUrl: apiUrl, logLevel: LogLevel.ERROR };
  const receiver =
    transport === "socket" ? socketReceiver(settings, apiUrl) : httpReceiver(settings);
  const app = new App({
    token: settings.botToken,
    receiver,
    clientOptions,
    logLevel: LogLevel.ERROR,
    tokenVerificationEnabled: false,
  });
  listen(app);
  const started: unknown = await app.start(0);
  if (transport === "http") slack.http.deliverTo(`${addressOf(started)}/slack/events`);
  onTestFinished(async () => {
    await app.stop();
    await expect.poll(() => slack.socket.connected).toBe(0);
    await slack.close();
  });
  return { slack, app, channel, user };
}

function socketReceiver({ appToken }: Settings, slackApiUrl: string): SocketModeReceiver {
  const clientOptions = { slackApiUrl, logLevel: LogLevel.ERROR };
  return new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  });
}

function httpReceiver({ signingSecret }: Settings): HTTPReceiver {
  return new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
}

function addressOf(server: unknown): string {
  const address: unknown =
    typeof server === "object" && server !== null && "address" in server
      ? typeof server.address === "function" && server.address()
      : undefined;
  if (typeof address !== "object" || address === null || !("port" in address))
    throw new Error("No port.");
  return `http://127.0.0.1:${address.port}`;
}
