import { createEvents } from "../delivery/events.ts";
import { createHttpDelivery, type HttpControls } from "../delivery/http-delivery.ts";
import { createLifecycle, type Lifecycle } from "../delivery/lifecycle.ts";
import { type SocketControls, startSocketMode } from "../delivery/socket-mode.ts";
import type { World } from "../world/world.ts";
import { createDesk } from "./desk.ts";
import { createForms } from "./form-deeds.ts";
import { createInteract, type Interact } from "./interact.ts";
import { createResponseUrls, type ResponseUrls } from "./response-urls.ts";
import type { Belonging } from "./seen.ts";

/** The people's half of Slack: what they do, and how the app hears of it. */
export interface People {
  readonly interact: Interact;
  readonly lifecycle: Lifecycle;
  /** Socket Mode; nobody connects when the app is set up for HTTP. */
  readonly socket: SocketControls;
  /** Signed requests; none is sent by itself when the app is set up for Socket Mode. */
  readonly http: HttpControls;
  /** Where answers go: requests to `/hooks/…`. */
  readonly responseUrls: Pick<ResponseUrls, "handle" | "refuse">;
  /** For `apps.connections.open`. @throws SlackError link_disabled */
  socketUrl(): string;
  close(): Promise<void>;
}

/** `origin` is where the local server is: `http://127.0.0.1:40123`. */
export async function startPeople(world: World, origin: () => string): Promise<People> {
  const socketMode = await startSocketMode(world);
  const http = createHttpDelivery(world);
  const delivery = world.settings.transport === "socket" ? socketMode : http;
  const belonging: Belonging = { current: undefined };
  const events = createEvents(world, delivery);
  const desk = createDesk(world, delivery, belonging);
  const urls = createResponseUrls(world, origin, belonging);
  const forms = createForms(world, desk);

  return {
    interact: createInteract(world, { desk, forms, urls, events }),
    lifecycle: createLifecycle(world, events),
    socket: socketMode.controls,
    http: http.controls,
    responseUrls: urls,
    socketUrl: socketMode.socketUrl,
    async close() {
      desk.close();
      events.close();
      http.close();
      await socketMode.close();
    },
  };
}
