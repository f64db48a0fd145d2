import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/stores/database.ts";
import { createChatPlatform } from "../fakes/chat/chat-platform.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { discordLike } from "./one-channel.ts";
import {
  createWorld,
  follows,
  NINE,
  papersOf,
  prepareChannels,
  readLedger,
  START,
  startProcess,
} from "./world.ts";

const places = ["discord:G1/C1", "discord:G2/C2", "discord:G3/C3"] as const;

/** Three channels that are due, on a disk that is sure of what was written when it is told to be. */
async function open() {
  const answers: (() => void)[] = [];
  const sync = () => new Promise<void>((answer) => answers.push(answer));
  const database = openDatabase({ dataDir: temporaryFolder(), sync });
  onTestFinished(() => database.close());
  const world = createWorld({
    start: NINE,
    platforms: (clock) => [createChatPlatform(discordLike, clock)],
    papers: papersOf(1, 2, START),
    database,
  });
  await prepareChannels(
    world,
    places.map((place) => follows(place)),
  );
  const [platform] = world.platforms;
  const shown = () => platform?.shown.length ?? 0;
  const answer = async () => {
    for (const each of answers.splice(0)) each();
    await world.clock.advance(0);
  };
  return { world, shown, answer, waiting: () => answers.length };
}

test("nothing is posted before the disk has its record, nor done before it has its end", async () => {
  const { world, shown, answer, waiting } = await open();
  const { events } = await startProcess(world);
  const ended = () => events.filter(({ kind }) => kind === "ended").length;
  await world.clock.advance(0);
  let turns = 0;
  for (; waiting() > 0; turns++) {
    const before = shown();
    await world.clock.advance(0);
    expect(shown()).toBe(before);
    expect(ended()).toBe(0);
    await answer();
    if (ended() > 0) break;
  }
  expect(shown()).toBe(3);
  while (waiting() > 0) await answer();
  expect(ended()).toBe(3);
  // Plan, post and end, of all three together, and one more of whoever came first.
  expect(turns).toBeLessThanOrEqual(6);
  for (const place of places) expect((await readLedger(world, place))?.ends).toHaveLength(1);
});
