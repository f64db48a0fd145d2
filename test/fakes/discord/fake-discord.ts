import { type Clock, systemClock } from "../../../src/time/clock.ts";
import type { RecordedRequest } from "../local-server.ts";
import { createCommandRegistry, type Registered } from "./commands/command-registry.ts";
import { type Gateway, startGateway } from "./gateway/gateway.ts";
import { createInteractions } from "./interactions/interactions.ts";
import { applicationRoutes } from "./rest/application-routes.ts";
import { callbackRoute } from "./rest/callback-route.ts";
import { messageRoutes } from "./rest/message-routes.ts";
import { createFaultScript, type RestFaults } from "./rest/rest-faults.ts";
import { startRestServer } from "./rest/rest-server.ts";
import { threadRoutes } from "./rest/thread-routes.ts";
import { webhookRoutes } from "./rest/webhook-routes.ts";
import { DEFAULTS, type Settings } from "./settings.ts";
import { createPeople, type Interact } from "./world/people.ts";
import { createPlaces, type Places } from "./world/places.ts";
import { createPostBox } from "./world/post-box.ts";
import { createWorld, type Message } from "./world/world.ts";

export interface FakeDiscord extends Places {
  /** The REST API without its version: `rest: { api }` of discord.js. */
  readonly apiUrl: string;
  readonly gatewayUrl: string;
  /** The bot's, now. */
  readonly token: string;
  /** Its owner makes a new one. */
  resetToken(): void;
  readonly applicationId: string;
  /** What people do, and then see. */
  readonly interact: Interact;
  /** What a channel shows, oldest first. */
  messages(channelId: string): readonly Message[];
  readonly commands: readonly Registered[];
  /** Every REST request so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** What Discord would refuse, and rules of Offprint that were broken; empty for a bot that behaves. */
  readonly violations: readonly string[];
  /** 429s that no fault asked for; none for a bot that heeds the headers. */
  readonly overruns: readonly string[];
  readonly faults: RestFaults;
  readonly gateway: Omit<Gateway, "url" | "dispatch" | "close">;
  close(): Promise<void>;
}

/**
 * A local discord.com: REST v10 and gateway, as strict as the real one, and stricter where it forgives.
 * A nonce is not stored with its message: the history shows none.
 */
export async function startFakeDiscord(
  options: Partial<Settings> & { readonly clock?: Clock } = {},
): Promise<FakeDiscord> {
  const { clock = systemClock, ...changed } = options;
  const settings = { ...DEFAULTS, ...changed };
  const world = createWorld(clock, settings.token);
  const box = createPostBox(world);
  const interactions = createInteractions(world);
  const registry = createCommandRegistry(world);
  const gateway = await startGateway(world, settings);
  const places = createPlaces(world, gateway.dispatch);
  const around = {
    settings,
    gatewayUrl: () => gateway.url,
    sessionStartsLeft: () => Math.max(0, settings.sessionStarts - gateway.identifies),
    leave: places.removeBot,
    directChannel: places.directChannel,
  };
  const routes = [
    ...applicationRoutes(world, around),
    ...registry.routes,
    ...messageRoutes(world, box, settings),
    ...threadRoutes(world, box, places.openThread),
    callbackRoute(world, box, interactions),
    ...webhookRoutes(world, box, interactions),
  ];
  const faults = createFaultScript(routes);
  const rest = await startRestServer(world, routes, faults, settings.globalPerSecond);

  return {
    ...places,
    apiUrl: `${rest.url}/api`,
    gatewayUrl: gateway.url,
    get token() {
      return world.token;
    },
    resetToken() {
      world.token = `${world.token.slice(0, -6)}${world.newId().slice(-6)}`;
    },
    applicationId: world.applicationId,
    interact: createPeople(world, interactions, registry, gateway.dispatch),
    messages: (channelId) => world.channels.get(channelId)?.messages ?? [],
    get commands() {
      return registry.all();
    },
    requests: rest.requests,
    violations: world.violations,
    overruns: rest.overruns,
    faults,
    gateway,
    async close() {
      interactions.close();
      await Promise.all([rest.close(), gateway.close()]);
    },
  };
}
