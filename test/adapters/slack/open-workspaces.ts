import { onTestFinished } from "vitest";
import { createPostOnce } from "../../../adapters/slack/posts/post-once.ts";
import { slackPlace } from "../../../adapters/slack/slack-place.ts";
import type { SlackAccess, SlackEvent } from "../../../adapters/slack/slack-settings.ts";
import {
  createWorkspaces,
  type WorkspacesDeps,
} from "../../../adapters/slack/workspaces/workspaces.ts";
import { type Clock, systemClock } from "../../../src/time/clock.ts";
import { plainMessage } from "../../fakes/chat/scripted-inbox.ts";
import { createMemoryDocuments, type MemoryDocuments } from "../../fakes/memory-documents.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/fake-slack.ts";
import { browse } from "./workspaces/browser.ts";

const DIGEST = plainMessage("Digest-of-today");

type SlackOptions = NonNullable<Parameters<typeof startFakeSlack>[0]>;

/** A Slack that ends with the test. */
export async function openSlack(options: SlackOptions = {}): Promise<FakeSlack> {
  const redirectUrls = ["https://papers.example.org/slack/oauth_redirect"];
  const slack = await startFakeSlack({ redirectUrls, ...options });
  onTestFinished(slack.close);
  return slack;
}

export function manyAccess({ settings }: FakeSlack): Extract<SlackAccess, { kind: "many" }> {
  const { clientId, clientSecret } = settings;
  return { kind: "many", clientId, clientSecret, stateSecret: "a state secret of the tests" };
}

/** The posting half of a bot on this Slack, which stops with the test. */
export function openWorkspaces(
  slack: FakeSlack,
  given: {
    readonly access?: SlackAccess;
    readonly apiUrl?: string;
    readonly store?: MemoryDocuments;
    readonly clock?: Clock;
    readonly installed?: WorkspacesDeps["installed"];
  } = {},
) {
  const { access = { kind: "one", botToken: slack.settings.botToken } } = given;
  const { store = createMemoryDocuments(), clock = systemClock, apiUrl = slack.apiUrl } = given;
  const { installed = async () => {} } = given;
  const events: SlackEvent[] = [];
  const tell = (event: SlackEvent) => void events.push(event);
  const opened = createWorkspaces({ access, apiUrl, store }, { clock, tell, installed });
  onTestFinished(() => opened.workspaces.stop());
  const once = createPostOnce({
    workspaces: opened.workspaces,
    clock,
    onRefused: (error) => tell({ kind: "dead", level: "error", text: "Refused.", error }),
  });
  return {
    ...opened,
    store,
    events,
    browser: browse(opened.routes),
    post: (teamId: string, channelId: string, deliveryId = "delivery-1", under?: string) =>
      once({ place: slackPlace(teamId, channelId), message: DIGEST, deliveryId, under }),
    postOnce: once,
  };
}

/** What is posted to the first workspace by its one token, started. */
export async function openPosts(options: SlackOptions = {}) {
  const slack = await openSlack(options);
  const bot = openWorkspaces(slack, options.clock ? { clock: options.clock } : {});
  await bot.workspaces.start();
  const channel = slack.addChannel(slack.team);
  return {
    ...bot,
    slack,
    channel,
    post: (deliveryId = "delivery-1", to = channel, under?: string) =>
      bot.post(slack.team, to, deliveryId, under),
    shown: () => slack.messages(channel),
    posts: () => slack.calls.filter(({ method }) => method === "chat.postMessage"),
  };
}

/** What a failed post rejects with. */
export function failureOf(post: Promise<unknown>): Promise<unknown> {
  return post.then(
    () => "posted",
    (error: unknown) => error,
  );
}
