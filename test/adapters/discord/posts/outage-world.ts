import { onTestFinished } from "vitest";
import type { Adapter } from "../../../../src/chat/adapter.ts";
import type { Place } from "../../../../src/chat/place.ts";
import { HOUR } from "../../../../src/time/durations.ts";
import type { Mortal } from "../../../delivery/crash.ts";
import {
  createWorld,
  follows,
  papersOf,
  prepareChannels,
  readLedger,
  START,
  startProcess,
} from "../../../delivery/world.ts";
import { createChatPlatform } from "../../../fakes/chat/chat-platform.ts";
import { scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import type { Message } from "../../../fakes/discord/world/world.ts";
import { ioSettles } from "../../../fakes/time/io-settles.ts";
import { createVirtualClock, type VirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { connectTo, type OpenDiscord, openDiscord } from "../open-discord.ts";

const PERSON = "200000000000000001";
const PAPERS = 3;

/** A channel, or a person's direct message, that is due a digest, on a local Discord in virtual time. */
export interface Owed extends OpenDiscord {
  readonly clock: VirtualClock;
  readonly to: Place;
  readonly channelId: string;
  /** A process of the bot, over the real client. */
  start(mortal?: Mortal): Promise<void>;
  /** What came of it. */
  result(): Promise<Result>;
}

export interface Result {
  /** Papers that are shown, and those of them that are shown twice. */
  readonly shown: number;
  readonly twice: number;
  /** Lines that were never turned into a digest. */
  readonly bare: number;
  readonly ends: string;
}

export async function oweOnDiscord(where: "channel" | "direct"): Promise<Owed> {
  const requests = new Set<Promise<unknown>>();
  const clock = createVirtualClock(START, () => requestsSettle(requests));
  const fast = { perChannel: { requests: 100_000, perMs: 1_000 }, globalPerSecond: 100_000 };
  const open = await openDiscord({ clock, ...fast, nonceMs: 120_000 });
  onTestFinished(open.close);
  const direct = open.discord.directChannel(PERSON).id;
  const channelId = where === "direct" ? direct : open.channel;
  const to: Place = where === "direct" ? `discord:@me/${direct}` : open.place;
  const connected = async () => {
    const { adapter } = connectTo(open.discord, { clock, postTimeoutMs: 20 });
    onTestFinished(() => adapter.stop());
    await adapter.start(scriptedInbox());
    return adapter;
  };
  let adapter = open.adapter;
  const platform = { ...createChatPlatform({ name: "discord" }, clock), connect: () => adapter };
  const papers = papersOf(1, PAPERS, START - HOUR);
  const world = { ...createWorld({ platforms: () => [platform], papers }), clock };
  onTestFinished(() => world.database.close());
  await prepareChannels(world, [follows(to)]);

  return {
    ...open,
    clock,
    to,
    channelId,
    start: async (mortal) => {
      adapter = watched(await connected(), requests);
      await startProcess(world, {
        tickMs: HOUR,
        random: () => 0.3,
        ...(mortal && { mortal }),
      });
    },
    result: async () => {
      const messages = open.discord.messages(channelId);
      const counts = world.papers.map(({ id }) => messages.filter((one) => says(one, id)).length);
      const ledger = await readLedger(world, to);
      return {
        shown: counts.filter((count) => count > 0).length,
        twice: counts.filter((count) => count > 1).length,
        bare: messages.filter(({ content }) => content !== "").length,
        ends: (ledger?.ends ?? []).map(({ outcome }) => outcome.kind).join(", "),
      };
    },
  };
}

/** The client gives a request up after a while of real time, in which virtual time stands still. */
async function requestsSettle(requests: ReadonlySet<Promise<unknown>>): Promise<void> {
  await ioSettles();
  while (requests.size > 0) {
    await Promise.allSettled(requests);
    await ioSettles();
  }
}

/** The same adapter, whose requests are noted while they are under way. */
function watched(adapter: Adapter, requests: Set<Promise<unknown>>): Adapter {
  const { find, twoSteps } = adapter;
  const note = <T>(request: Promise<T>): Promise<T> => {
    requests.add(request);
    const forget = () => requests.delete(request);
    request.then(forget, forget);
    return request;
  };
  return {
    ...adapter,
    post: (...parcel) => note(adapter.post(...parcel)),
    ...(find && { find: (...wanted: Parameters<typeof find>) => note(find(...wanted)) }),
    ...(twoSteps && {
      twoSteps: {
        ...twoSteps,
        begin: (...parcel) => note(twoSteps.begin(...parcel)),
        finish: (...line) => note(twoSteps.finish(...line)),
      },
    }),
  };
}

function says({ components }: Message, id: string): boolean {
  return JSON.stringify(components).includes(id);
}
