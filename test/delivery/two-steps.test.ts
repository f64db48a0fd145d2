import { describe, expect, it } from "vitest";
import type { Place } from "../../src/chat/place.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import { createChatPlatform, type PlatformTraits } from "../fakes/chat/chat-platform.ts";
import { papersSeen } from "../fakes/seen.ts";
import {
  createWorld,
  follows,
  papersIn,
  papersOf,
  prepareChannels,
  readLedger,
  START,
  startProcess,
} from "./world.ts";

const places: readonly Place[] = ["slack:T1/C1", "slack:T1/C2", "slack:T1/C3"];

async function open(traits: Partial<PlatformTraits> = {}) {
  const world = createWorld({
    platforms: (clock) => [
      createChatPlatform({ name: "slack", inTwoSteps: true, ...traits }, clock),
    ],
    papers: [...papersOf(1, 3, START - HOUR), ...papersOf(2, 3, START + 20 * HOUR)],
  });
  const [platform] = world.platforms;
  if (!platform) throw new Error("There is one.");
  const shown = () => platform.shown.flatMap(({ message }) => papersIn(message));
  const lines = () => platform.shown.filter(({ isLine }) => isLine);
  return { world, platform, shown, lines };
}

describe("a digest in two steps", () => {
  it("appears as a line with its summary, and is then the whole, in the same message", async () => {
    const { world, platform, shown, lines } = await open();
    platform.scriptEdits({ kind: "500 before" });
    await prepareChannels(world, [follows("slack:T1/C1")]);
    await startProcess(world);
    await world.clock.advance(5 * MINUTE + 1_000);
    expect(lines()).toMatchObject([{ message: { summary: "Papers", blocks: [] } }]);
    await world.clock.advance(MINUTE);
    expect(lines()).toEqual([]);
    expect(platform.shown).toHaveLength(1);
    expect(shown()).toHaveLength(3);
  });

  it("begins no line before its edit may follow, so that none stands bare while others are filled", async () => {
    const editPace = { server: { posts: 1, perMs: MINUTE } };
    const { world, platform, lines } = await open({ editPace });
    await prepareChannels(
      world,
      places.map((each) => follows(each)),
    );
    await startProcess(world);
    await world.clock.advance(5 * MINUTE + 1_000);
    for (const count of [1, 2, 3]) {
      expect(platform.shown).toHaveLength(count);
      expect(lines()).toEqual([]);
      await world.clock.advance(MINUTE);
    }
  });

  it("is posted whole where its line cannot be edited, and remembered by that message", async () => {
    const { world, platform, shown, lines } = await open();
    platform.scriptEdits({ kind: "rejected" });
    await prepareChannels(world, [follows("slack:T1/C1")]);
    await startProcess(world);
    await world.clock.advance(HOUR);
    expect(lines()).toHaveLength(1);
    expect(shown()).toHaveLength(3);
    const ledger = await readLedger(world, "slack:T1/C1");
    expect(Object.keys(papersSeen(ledger?.seen))).toHaveLength(3);
    expect(ledger?.ends.at(-1)?.outcome).toMatchObject({ messageIds: ["slack-2"] });
  });

  it("whose place is gone between line and edit pauses the channel, and its papers come later", async () => {
    const { world, platform, shown } = await open();
    platform.scriptEdits({ kind: "gone" });
    await prepareChannels(world, [follows("slack:T1/C1")]);
    const { channels } = await startProcess(world);
    await world.clock.advance(HOUR);
    expect(channels.get("slack:T1/C1")?.paused?.by).toBe("refusal");
    await world.clock.advance(DAY);
    expect(shown()).toHaveLength(6);
    expect(channels.get("slack:T1/C1")?.paused).toBeUndefined();
  });
});
