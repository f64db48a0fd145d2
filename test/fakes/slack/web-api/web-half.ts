import type { ServerResponse } from "node:http";
import { type LocalServer, type RecordedRequest, startLocalServer } from "../../local-server.ts";
import type { World } from "../world/world.ts";
import type { ApiCall } from "./api-call.ts";
import { type ApiFaults, createFaultScript } from "./api-faults.ts";
import { authMethods, type Sockets } from "./auth-methods.ts";
import { chatMethods } from "./chat-methods.ts";
import { conversationMethods } from "./conversation-methods.ts";
import { type Consent, createGrants } from "./oauth-grants.ts";
import { oauthMethods } from "./oauth-methods.ts";
import { userMethods } from "./user-methods.ts";
import { viewMethods } from "./view-methods.ts";
import { createWebApi } from "./web-api.ts";

/** What apps reach of Slack over HTTP. */
export interface WebHalf extends Pick<LocalServer, "close"> {
  /** With a slash at the end, as `slackApiUrl` takes it. */
  readonly apiUrl: string;
  /** Slack's page "… wants to access", which sends people back at once. */
  readonly authorizeUrl: string;
  /** Every call so far, oldest first. */
  readonly calls: readonly ApiCall[];
  /** 429s that no fault asked for; none for an app that heeds Slack's limits. */
  readonly overruns: readonly string[];
  readonly faults: ApiFaults;
  /** What somebody does who comes to the page next. */
  consent(consent: Consent): void;
}

/** Where answers to people's deeds go. */
interface Hooks {
  handle(request: RecordedRequest, response: ServerResponse): void;
}

export async function startWebHalf(world: World, sockets: Sockets, hooks: Hooks): Promise<WebHalf> {
  const grants = createGrants(world);
  const methods = [
    ...authMethods(world, sockets),
    ...chatMethods(world),
    ...conversationMethods(world),
    ...userMethods(world),
    ...viewMethods(world),
    ...oauthMethods(world, grants),
  ];
  const faults = createFaultScript(methods.map(({ name }) => name));
  const api = createWebApi(world, methods, faults);
  const server = await startLocalServer((request, response) => {
    const { pathname } = request.url;
    if (pathname.startsWith("/api/")) return api.handle(request, response);
    if (pathname.startsWith("/hooks/")) return hooks.handle(request, response);
    if (pathname === "/oauth/v2/authorize") return grants.authorize(request, response);
    world.violate("web", `no such address: ${request.method} ${pathname}`);
    response.writeHead(404).end();
  });
  return {
    apiUrl: `${server.url}/api/`,
    authorizeUrl: `${server.url}/oauth/v2/authorize`,
    calls: api.calls,
    overruns: api.overruns,
    faults,
    consent: grants.next,
    close: server.close,
  };
}
