import type { ServerResponse } from "node:http";
import type { RecordedRequest } from "../../local-server.ts";
import { type Installed, install } from "../world/installing.ts";
import { SlackError } from "../world/slack-error.ts";
import type { World } from "../world/world.ts";

/** What somebody does on Slack's page "… wants to access". */
export interface Consent {
  /** A person's id. */
  readonly user: string;
  /** The workspace's id, or the enterprise's for all of its workspaces. */
  readonly into: string;
  readonly answer?: "allow" | "deny";
}

interface Grant {
  readonly consent: Consent;
  readonly scopes: readonly string[];
  readonly redirectUri?: string;
  readonly expiresAt: number;
  used: boolean;
}

export interface Grants {
  /** Whoever comes to the page next does this. */
  next(consent: Consent): void;
  /** `GET /oauth/v2/authorize`, which here sends people back at once. */
  authorize(request: RecordedRequest, response: ServerResponse): void;
  /** @throws SlackError invalid_code, code_already_used, bad_redirect_uri */
  redeem(
    code: string,
    redirectUri: string | undefined,
  ): { readonly installed: Installed; readonly userId: string };
}

const CODE_LIFE_MS = 10 * 60_000;
const PARAMETERS = ["client_id", "scope", "state", "redirect_uri", "user_scope", "team"];

/** https://docs.slack.dev/authentication/installing-with-oauth */
export function createGrants(world: World): Grants {
  const { settings, clock } = world;
  const consents: Consent[] = [];
  const grants = new Map<string, Grant>();

  function grant(consent: Consent, query: URLSearchParams): string {
    const code = world.newSecret();
    const redirectUri = query.get("redirect_uri");
    grants.set(code, {
      consent,
      scopes: query.get("scope")?.split(",") ?? [],
      ...(redirectUri !== null && { redirectUri }),
      expiresAt: clock.now() + CODE_LIFE_MS,
      used: false,
    });
    return code;
  }

  function faultsOf(query: URLSearchParams): string[] {
    const uri = query.get("redirect_uri");
    const unasked = query
      .get("scope")
      ?.split(",")
      .filter((one) => !settings.scopes.includes(one));
    const isOurs = uri === null || settings.redirectUrls.some((known) => uri.startsWith(known));
    return [
      ...[...query.keys()].filter((name) => !PARAMETERS.includes(name)),
      ...(query.get("client_id") === settings.clientId ? [] : ["invalid_client_id"]),
      ...(query.get("state") ? [] : ["no state"]),
      ...(unasked?.map((scope) => `invalid_scope ${scope}`) ?? ["no scope"]),
      ...(query.get("user_scope") ? ["a user_scope"] : []),
      ...(isOurs || settings.redirectUrls.length === 0 ? [] : ["bad_redirect_uri"]),
    ];
  }

  return {
    next: (consent) => void consents.push(consent),
    authorize({ url }, response) {
      const query = url.searchParams;
      const faults = faultsOf(query);
      const consent = consents.shift();
      if (faults.length > 0 || !consent) {
        world.violate("oauth/v2/authorize", faults.join("; ") || "nobody was about to install");
        return void response.writeHead(400).end(faults.join("\n"));
      }
      const [firstUrl] = settings.redirectUrls;
      const back = new URL(query.get("redirect_uri") ?? firstUrl ?? "http://127.0.0.1/");
      const isAllowed = consent.answer !== "deny";
      if (isAllowed) back.searchParams.set("code", grant(consent, query));
      else back.searchParams.set("error", "access_denied");
      back.searchParams.set("state", query.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
    },
    redeem(code, redirectUri) {
      const found = grants.get(code);
      if (!found || found.expiresAt <= clock.now()) throw new SlackError("invalid_code");
      if (found.used) throw new SlackError("code_already_used");
      if (found.redirectUri !== redirectUri) throw new SlackError("bad_redirect_uri");
      found.used = true;
      const { user, into } = found.consent;
      const choices = { scopes: found.scopes, rotates: settings.rotation, installedBy: user };
      const installed = install(world, into, choices);
      world.happen({ kind: "installed", installationId: into, userId: user });
      return { installed, userId: user };
    },
  };
}
