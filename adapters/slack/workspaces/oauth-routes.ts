import type { OauthV2AccessResponse } from "@slack/web-api";
import type { HttpAnswer, HttpRequest, HttpRoute } from "../../../src/chat/adapter.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Clock } from "../../../src/time/clock.ts";
import type { SlackAccess, SlackStore, Tell } from "../slack-settings.ts";
import type { Clients, ClientsFor } from "./clients.ts";
import { installPage } from "./install-page.ts";
import { createInstallState } from "./install-state.ts";
import { type Installation, installationOf, withNames } from "./installation.ts";
import type { Installations } from "./installations.ts";
import { PATHS } from "./manifest.ts";
import { SCOPE_LIST } from "./scopes.ts";

export interface OauthDeps {
  readonly access: Extract<SlackAccess, { kind: "many" }>;
  readonly apiUrl: string;
  readonly store: SlackStore;
  readonly installations: Installations;
  readonly clientsFor: ClientsFor;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly installed: (installed: Installed) => Promise<void>;
}

/** Who let the bot in just now, and the clients to say hello with. */
export interface Installed extends Clients {
  readonly installation: Installation;
  readonly userId: string;
}

/** Installing the bot from a browser. @see https://docs.slack.dev/authentication/installing-with-oauth */
export function createOauthRoutes(deps: OauthDeps): readonly HttpRoute[] {
  const { access, tell, clock } = deps;
  const state = createInstallState(access.stateSecret, deps.store, clock);
  const redirectUri = access.publicUrl && new URL(PATHS.redirect, access.publicUrl).href;
  const isSecure = !redirectUri?.startsWith("http:");

  const begin = async (): Promise<HttpAnswer> => {
    const { cookie, state: sealed } = state.make(isSecure);
    const link = new URL("/oauth/v2/authorize", deps.apiUrl);
    link.searchParams.set("client_id", access.clientId);
    link.searchParams.set("scope", SCOPE_LIST.join(","));
    link.searchParams.set("state", sealed);
    if (redirectUri) link.searchParams.set("redirect_uri", redirectUri);
    return { status: 302, headers: { location: link.href, "set-cookie": cookie }, body: "" };
  };

  const install = async (code: string): Promise<HttpAnswer> => {
    const answer = await deps.clientsFor().posts.oauth.v2.access({
      client_id: access.clientId,
      client_secret: access.clientSecret,
      code,
      ...defined({ redirect_uri: redirectUri || undefined }),
    });
    const installation = await named(deps, installationOf(answer, clock.now()));
    await deps.installations.change(installation.id, () => installation);
    tell({ kind: "joined", level: "info", text: `Installed in ${installation.id}.` });
    greet(deps, installation, answer);
    return installPage("installed", { appId: answer.app_id, teamId: installation.teamId });
  };

  const finish = async ({ query, headers }: HttpRequest): Promise<HttpAnswer> => {
    if (!(await state.use(query.get("state"), headers.cookie))) return installPage("stale");
    const code = query.get("code");
    if (!code) return installPage(query.get("error") === "access_denied" ? "denied" : "failed");
    return install(code).catch((error: unknown) => {
      tell({ kind: "failed", level: "error", text: "An installation failed.", error });
      return installPage("failed");
    });
  };

  return [
    { method: "GET", path: PATHS.install, answer: begin },
    { method: "GET", path: PATHS.redirect, answer: finish },
  ];
}

/** Its names are a courtesy: without them it works as well. */
async function named({ clientsFor }: OauthDeps, installation: Installation): Promise<Installation> {
  const { reads } = clientsFor(installation.token);
  const who = await reads.auth.test().catch(() => undefined);
  return who ? withNames(installation, who) : installation;
}

/** The page does not wait for it. */
function greet(deps: OauthDeps, installation: Installation, answer: OauthV2AccessResponse): void {
  const userId = answer.authed_user?.id;
  if (!userId) return;
  const clients = deps.clientsFor(installation.token);
  deps.installed({ installation, userId, ...clients }).catch((error: unknown) => {
    const text = "Whoever installed the bot could not be greeted.";
    deps.tell({ kind: "failed", level: "warn", text, error });
  });
}
