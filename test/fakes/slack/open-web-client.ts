import { type Logger, LogLevel, WebClient } from "@slack/web-api";
import { onTestFinished } from "vitest";
import { type FakeSlack, startFakeSlack } from "./fake-slack.ts";

export interface WebSlack {
  readonly slack: FakeSlack;
  /** A public channel with the bot in it. */
  readonly channel: string;
  /** The bot of the first workspace. */
  readonly bot: WebClient;
  /** A client with any token, or none. */
  client(token?: string): WebClient;
}

const nothing = () => {};
/** The client complains of every refusal, which is what these tests are about. */
const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** A local Slack and Slack's own client, without its retries; the former is gone when the test has finished. */
export async function openWebClient(
  options: Parameters<typeof startFakeSlack>[0] = {},
): Promise<WebSlack> {
  const slack = await startFakeSlack(options);
  onTestFinished(() => slack.close());
  const client = (token?: string) =>
    new WebClient(token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: SILENT,
    });
  return {
    slack,
    channel: slack.addChannel(slack.team),
    bot: client(slack.settings.botToken),
    client,
  };
}

/** What a call was refused with: Slack's code, or what the client says. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  return call.then(() => "none", codeOf);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const data = "data" in error ? error.data : undefined;
  const isRefusal = typeof data === "object" && data !== null && "error" in data;
  return isRefusal ? String(data.error) : "code" in error ? String(error.code) : error.message;
}
