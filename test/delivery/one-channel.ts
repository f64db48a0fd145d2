import { onTestFinished } from "vitest";
import type { Place } from "../../src/chat/place.ts";
import type { SlotEnd } from "../../src/ledger/ledger.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import {
  type ChatPlatform,
  createChatPlatform,
  type PlatformTraits,
} from "../fakes/chat/chat-platform.ts";
import {
  createWorld,
  follows,
  papersIn,
  papersOf,
  prepareChannels,
  readLedger,
  START,
  type World,
} from "./world.ts";

export const place: Place = "discord:G1/C1";

/** Remembers a nonce for three minutes and can be asked. */
export const discordLike: PlatformTraits = {
  name: "discord",
  nonceMs: 3 * MINUTE,
  canFind: true,
  itemsPerMessage: 2,
};

export interface OneChannel {
  readonly world: World;
  readonly platform: ChatPlatform;
  /** The papers of each message shown, in order. */
  shown(): string[][];
  ends(): Promise<readonly SlotEnd[]>;
}

/** A world in which one channel gets five papers on the first day, and five on each of the two after it. */
export async function oneChannel(
  traits: Partial<PlatformTraits> = {},
  start = START,
  schedule = follows(place).schedule,
): Promise<OneChannel> {
  const world = createWorld({
    start,
    platforms: (clock) => [createChatPlatform({ ...discordLike, ...traits }, clock)],
    papers: [1, 2, 3].flatMap((day) => papersOf(day, 5, START - HOUR + (day - 1) * DAY)),
  });
  onTestFinished(() => world.database.close());
  await prepareChannels(world, [follows(place, schedule)]);
  const [platform] = world.platforms;
  if (!platform) throw new Error("A world without a platform.");
  return {
    world,
    platform,
    shown: () => platform.shown.map(({ message }) => papersIn(message)),
    ends: async () => (await readLedger(world, place))?.ends ?? [],
  };
}

/** `2026-12-01 delivered`, for each end. */
export function summaryOf(ends: readonly SlotEnd[]): string[] {
  return ends.map(({ slot, outcome }) => `${slot.date} ${outcome.kind}`);
}

/** What became of each digest. */
export async function outcomesOf({ ends }: OneChannel): Promise<unknown> {
  return (await ends()).map(({ outcome }) => outcome);
}

/** The papers of the first day, as three messages show them. */
export const three: readonly (readonly string[])[] = [
  ["arxiv:2611.00001", "arxiv:2611.00002"],
  ["arxiv:2611.00003", "arxiv:2611.00004"],
  ["arxiv:2611.00005"],
];
