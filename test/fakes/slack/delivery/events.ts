import type { Installation, Json, World } from "../world/world.ts";
import type { Delivery, Outcome, Outgoing, Retry } from "./delivery.ts";

/** One event as it was told. */
export interface Told {
  /** Of the first attempt. */
  readonly outcome: Outcome;
  readonly payload: Json;
  /** Slack lost the acknowledgement, and tells it again. */
  again(): Promise<Outcome>;
}

export interface Events {
  /** An event of the workspace, as one of the app's installation there. */
  tell(teamId: string, event: Json): Promise<Told>;
  close(): void;
}

/** An event that was not acknowledged comes again at once, after a minute and after five: https://docs.slack.dev/apis/events-api#retries */
const RETRIES_MS = [0, 60_000, 300_000];

export function createEvents(world: World, delivery: Delivery): Events {
  const stopped = new AbortController();

  const send = (payload: Json, retry?: Retry): Promise<Outcome> =>
    delivery.deliver({
      kind: "event",
      payload,
      takesAnswer: false,
      ...(retry && { retry }),
    } satisfies Outgoing);

  async function insist(payload: Json, first: Outcome): Promise<void> {
    let outcome = first;
    for (const [done, wait] of RETRIES_MS.entries()) {
      if (outcome.kind === "acknowledged" || outcome.isFinal) return;
      await world.clock.sleep(wait, stopped.signal);
      outcome = await send(payload, { attempt: done + 1, reason: reasonOf(outcome) });
    }
  }

  return {
    async tell(teamId, event) {
      const payload = eventPayload(world, teamId, event);
      const outcome = await send(payload);
      insist(payload, outcome).catch(() => undefined);
      return {
        outcome,
        payload,
        again: () => send(payload, { attempt: 1, reason: "http_timeout" }),
      };
    },
    close: () => stopped.abort(),
  };
}

function reasonOf(outcome: Outcome): string {
  if (outcome.kind !== "failed" || outcome.status !== undefined) return "http_error";
  return outcome.why.startsWith("connection_failed") ? "connection_failed" : "http_timeout";
}

/** https://docs.slack.dev/apis/events-api#callback-field */
function eventPayload(world: World, teamId: string, event: Json): Json {
  const { clock, newId, newTs, settings } = world;
  const enterpriseId = world.teams.get(teamId)?.enterpriseId;
  const installation = installationIn(world, teamId);
  const enterprise = enterpriseId === undefined ? {} : { enterprise_id: enterpriseId };
  return {
    token: "verification-token",
    team_id: teamId,
    ...enterprise,
    api_app_id: settings.appId,
    event: isBare(event) ? event : { ...event, event_ts: newTs() },
    type: "event_callback",
    event_id: newId("Ev"),
    event_time: Math.floor(clock.now() / 1_000),
    ...(installation &&
      !isBare(event) && {
        context_team_id: teamId,
        context_enterprise_id: enterpriseId ?? null,
        authorizations: [authorization(installation, enterpriseId)],
        is_ext_shared_channel: isShared(world, event),
      }),
  };
}

/** Events about the end of the app carry no time, and name no installation. */
function isBare({ type }: Json): boolean {
  return type === "app_uninstalled" || type === "tokens_revoked";
}

function isShared({ channels }: World, { channel }: Json): boolean {
  const found = typeof channel === "string" ? channels.get(channel) : undefined;
  return (found?.sharedWith.size ?? 0) > 0;
}

function authorization(installation: Installation, enterpriseId: string | undefined): Json {
  return {
    enterprise_id: enterpriseId ?? null,
    team_id: installation.teamId ?? null,
    user_id: installation.botUserId,
    is_bot: true,
    is_enterprise_install: installation.teamId === undefined,
  };
}

/** The app as it is installed in a workspace: there, or in its whole enterprise. */
export function installationIn(world: World, teamId: string): Installation | undefined {
  const own = world.installations.get(teamId);
  const enterpriseId = world.teams.get(teamId)?.enterpriseId;
  return own ?? (enterpriseId === undefined ? undefined : world.installations.get(enterpriseId));
}
