import { type Clock, systemClock } from "../../../src/time/clock.ts";
import { type People, startPeople } from "./people/people.ts";
import { DEFAULTS, type Settings } from "./settings.ts";
import { startWebHalf, type WebHalf } from "./web-api/web-half.ts";
import { createWorld } from "./world/create-world.ts";
import { createPlaces, type Places } from "./world/places.ts";
import type { Message, View, World } from "./world/world.ts";

export interface FakeSlack
  extends Places,
    Omit<WebHalf, "close">,
    Omit<People, "close" | "socketUrl"> {
  readonly settings: Settings;
  readonly world: World;
  /** The first workspace, where the app is installed with the bot token of the settings. */
  readonly team: string;
  /** What Slack would refuse, and rules of Offprint that were broken; empty for an app that behaves. */
  readonly violations: readonly string[];
  /** What a channel shows, oldest first, its threads among it. */
  messages(channelId: string): readonly Message[];
  /** What only one person sees, oldest first. */
  readonly ephemerals: readonly Message[];
  /** A person's App Homes, one for each workspace. */
  homes(userId: string): readonly View[];
  close(): Promise<void>;
}

/** A local slack.com: as strict as the real one, and stricter where it forgives. */
export async function startFakeSlack(
  options: Partial<Settings> & { readonly clock?: Clock } = {},
): Promise<FakeSlack> {
  const { clock = systemClock, ...changed } = options;
  const settings = { ...DEFAULTS, ...changed };
  const world = createWorld(clock, settings);
  let origin = "";
  const { close: goHome, ...people } = await startPeople(world, () => origin);
  const web = await startWebHalf(world, people, people.responseUrls);
  origin = new URL(web.apiUrl).origin;
  const places = createPlaces(world);
  const team = places.addTeam({ botToken: settings.botToken });
  world.tokens.set(settings.appToken, { value: settings.appToken, kind: "app" });
  return {
    ...places,
    ...web,
    ...people,
    settings,
    world,
    team,
    violations: world.violations,
    messages: (channelId) => world.channels.get(channelId)?.messages ?? [],
    ephemerals: world.ephemerals,
    homes: (userId) =>
      [...world.views.values()].filter((view) => view.type === "home" && view.userId === userId),
    async close() {
      await Promise.all([web.close(), goHome()]);
    },
  };
}
