import type { ServerResponse } from "node:http";
import type { RecordedRequest } from "../../local-server.ts";
import { installationIn } from "../delivery/events.ts";
import { contentOf } from "../shapes/message-rules.ts";
import { response } from "../shapes/response-shape.ts";
import { parse } from "../shapes/shapes.ts";
import { send } from "../web-api/replies.ts";
import { compose, remove, replace, show } from "../world/post-box.ts";
import { isMistake, SlackError } from "../world/slack-error.ts";
import type { Message, World } from "../world/world.ts";
import type { Belonging, SeenLog } from "./seen.ts";

/** The deed a response URL was given with. */
export interface Answerable {
  readonly what: "commands" | "actions" | "app";
  readonly teamId: string;
  readonly channelId: string;
  /** Whose button was pressed. */
  readonly original?: Message;
  readonly seen: SeenLog;
}

export interface ResponseUrls {
  issue(to: Answerable): string;
  /** Shows what the app answers, as by its acknowledgement. @throws SlackError */
  answer(to: Answerable, body: unknown): void;
  /** Takes a request to `/hooks/…`. */
  handle(request: RecordedRequest, response: ServerResponse): void;
  /** The next uses are refused with an HTTP status. */
  refuse(times: number, status?: number): void;
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const MOST_USES = 5;
const LIFE_MS = 30 * 60_000;

interface Issued extends Answerable {
  readonly at: number;
  uses: number;
}

export function createResponseUrls(
  world: World,
  origin: () => string,
  belonging: Belonging,
): ResponseUrls {
  const issued = new Map<string, Issued>();
  const refusals = { left: 0, status: 500 };

  function answer(to: Answerable, body: unknown): void {
    const given = parse(response, body, "invalid_payload");
    belonging.current = to.seen;
    try {
      if ("delete_original" in given) remove(world, originalOf(world, to));
      else if (given.replace_original === true)
        replace(world, originalOf(world, to), contentOf(given));
      else say(to, given.response_type === "ephemeral", given);
    } finally {
      belonging.current = undefined;
    }
  }

  function say(
    { teamId, channelId, seen }: Answerable,
    isPrivate: boolean,
    given: {
      text?: string | undefined;
      blocks?: unknown[] | undefined;
      thread_ts?: string | undefined;
    },
  ): void {
    const channel = world.channels.get(channelId);
    const installation = installationIn(world, teamId);
    if (!channel || !installation) throw new SlackError("channel_not_found");
    if (channel.isArchived && !isPrivate) throw new SlackError("is_archived");
    show(
      world,
      compose(world, installation, channel, contentOf(given), {
        threadTs: given.thread_ts,
        ephemeralTo: isPrivate ? seen.userId : undefined,
      }),
    );
  }

  /** @throws SlackError used_url, expired_url */
  function use({ url, body }: RecordedRequest): void {
    const to = issued.get(url.pathname);
    if (!to) throw new SlackError("invalid_url", [url.pathname]);
    if (world.clock.now() - to.at > LIFE_MS) throw new SlackError("expired_url");
    if (to.uses >= MOST_USES) throw new SlackError("used_url");
    to.uses++;
    answer(to, readJson(body));
  }

  return {
    answer,
    issue(to) {
      const path = `/hooks/${to.what}/${to.teamId}/${world.newSecret()}`;
      issued.set(path, { ...to, at: world.clock.now(), uses: 0 });
      return origin() + path;
    },
    handle(request, reply) {
      if (refusals.left > 0) {
        refusals.left--;
        return send(reply, { status: refusals.status, body: "upstream" });
      }
      try {
        use(request);
        send(reply, { status: 200, body: { ok: true } });
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        if (isMistake(error))
          world.violate("response_url", [error.code, ...error.faults].join("; "));
        const isGone = ["used_url", "expired_url", "invalid_url"].includes(error.code);
        send(reply, { status: isGone ? 404 : 400, body: { ok: false, error: error.code } });
      }
    },
    refuse(times, status = 500) {
      refusals.left = times;
      refusals.status = status;
    },
  };
}

/** The message as it is now. @throws SlackError invalid_payload, message_not_found */
function originalOf(world: World, { original, what }: Answerable): Message {
  if (!original) throw new SlackError("invalid_payload", [`a response to ${what} has no original`]);
  const found = latestOf(world, original);
  if (!found) throw new SlackError("message_not_found");
  return found;
}

export function latestOf(world: World, { ts: when, channelId, ephemeralTo }: Message) {
  const shown = world.channels.get(channelId)?.messages ?? [];
  const among = ephemeralTo === undefined ? shown : world.ephemerals;
  return among.find((one) => one.ts === when);
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SlackError("invalid_payload", ["no JSON"]);
  }
}
