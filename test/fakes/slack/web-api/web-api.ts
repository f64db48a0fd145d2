import type { ServerResponse } from "node:http";
import type { RecordedRequest } from "../../local-server.ts";
import { isMistake, SlackError } from "../world/slack-error.ts";
import type { Token, World } from "../world/world.ts";
import { type ApiCall, readCall } from "./api-call.ts";
import type { ApiFault, FaultScript } from "./api-faults.ts";
import type { Method } from "./method.ts";
import { createRateLimits } from "./rate-limits.ts";
import { type Reply, refusal, send, tooMany } from "./replies.ts";
import { callerOf, teamsOf, tokenOf } from "./tokens.ts";

export interface WebApi {
  readonly calls: readonly ApiCall[];
  /** 429s that no fault asked for; none for an app that heeds Slack's limits. */
  readonly overruns: readonly string[];
  handle(request: RecordedRequest, response: ServerResponse): void | Promise<void>;
}

/** What was meant for once, and is over because an answer to it was lost. */
const SPENT = ["exchanged_trigger_id", "expired_trigger_id"];

/** https://docs.slack.dev/apis/web-api */
export function createWebApi(
  world: World,
  methods: readonly Method[],
  faults: FaultScript,
): WebApi {
  const byName = new Map(methods.map((method) => [method.name, method]));
  const limits = createRateLimits(world.settings, world.clock.now);
  const calls: ApiCall[] = [];
  const overruns: string[] = [];
  /** Methods of which a fault lost or held up an answer, so that the app is not to blame for asking again. */
  const unheard = new Set<string>();

  async function handle(request: RecordedRequest, response: ServerResponse): Promise<void> {
    const read = attempt("", () => readCall(request, world.clock.now()));
    if ("body" in read) return send(response, read);
    const call = withInstallation(read);
    calls.push(call);
    const method = byName.get(call.method);
    if (!method) {
      world.violate(call.method, "unknown_method");
      return send(response, refusal(new SlackError("unknown_method")));
    }
    const fault = faults.take({ ...call, teams: teamsBehind(call), channel: call.args.channel });
    if (fault?.kind === "limited") return send(response, tooMany(fault.retryAfterS));
    const waitMs = limits.take({
      ...method,
      method: method.name,
      workspace: call.installation ?? "",
      channel: call.args.channel,
    });
    if (waitMs > 0) {
      overruns.push(`${method.name} ${call.args.channel ?? ""} at ${world.clock.now()}`);
      return send(response, tooMany(Math.ceil(waitMs / 1_000)));
    }
    await answer(response, fault, method, () => run(method, call));
  }

  async function answer(
    response: ServerResponse,
    fault: ApiFault | undefined,
    { name }: Method,
    act: () => Reply,
  ): Promise<void> {
    if (!fault) return send(response, act());
    if (fault.kind === "limited") return;
    if (fault.kind === "error") {
      if (fault.when === "after") act();
      return send(response, refusal(new SlackError(fault.error, [], fault.fields)));
    }
    unheard.add(name);
    if (fault.kind === "slow") {
      await world.clock.sleep(fault.ms);
      return send(response, act());
    }
    if (fault.when === "after") act();
    if (fault.kind === "status") send(response, { status: fault.status, body: "upstream" });
    if (fault.kind === "page") send(response, { status: 200, body: "<html>Down</html>" });
    if (fault.kind === "cut") response.socket?.destroy();
  }

  function run(method: Method, { token, args }: ApiCall): Reply {
    const reply = attempt(method.name, () => {
      if (method.as === "nobody") return { body: method.run(args) };
      const known = tokenOf(world, token);
      if (method.as === "bot")
        return { body: method.run(callerOf(world, method, known), args), token: known };
      if (known.kind !== "app") throw new SlackError("not_allowed_token_type");
      return { body: method.run(args) };
    });
    if ("status" in reply) return reply;
    const { body, token: known } = reply;
    return { status: 200, body: { ok: true, ...body }, headers: scopesHeader(known) };
  }

  function attempt<T>(name: string, act: () => T): T | Reply {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      const isSpent = SPENT.includes(error.code) && unheard.has(name);
      if (isMistake(error) && !isSpent)
        world.violate(name, [error.code, ...error.faults].join("; "));
      return refusal(error);
    }
  }

  function withInstallation(call: ApiCall): ApiCall {
    const installation = world.tokens.get(call.token ?? "")?.installationId;
    return installation === undefined ? call : { ...call, installation };
  }

  function teamsBehind({ installation }: ApiCall): string[] {
    const known = world.installations.get(installation ?? "");
    return known ? [known.id, ...teamsOf(world, known)] : [];
  }

  function scopesHeader(token: Token | undefined): Record<string, string> {
    const scopes = world.installations.get(token?.installationId ?? "")?.scopes ?? [];
    return { "x-oauth-scopes": [...scopes].join(",") };
  }

  return { calls, overruns, handle };
}
