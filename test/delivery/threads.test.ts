import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { oneChannel } from "./one-channel.ts";
import { composeWithThread, startProcess, type World } from "./world.ts";

const details = { kind: "item", title: "What they say" } as const;

function inThread({ papers }: World) {
  return { compose: composeWithThread(papers, details) };
}

describe("a digest whose details stand in a thread", () => {
  it("posts its list first, then the details under the first message", async () => {
    const { world, platform, ends } = await oneChannel();
    await startProcess(world, inThread(world));
    await world.clock.advance(HOUR);
    const top = platform.shown[0]?.id;
    expect(platform.shown.map(({ under }) => under)).toEqual([
      undefined,
      undefined,
      undefined,
      top,
    ]);
    expect((await ends()).at(-1)?.outcome).toMatchObject({ kind: "delivered", late: false });
  });

  it("posts each paper on one day only", async () => {
    const { world, shown } = await oneChannel();
    await startProcess(world, inThread(world));
    await world.clock.advance(3 * DAY);
    const papers = shown()
      .flat()
      .filter((title) => title !== details.title);
    expect(papers).toHaveLength(15);
    expect(new Set(papers).size).toBe(15);
  });

  it("is looked for in its thread when it may have been posted", async () => {
    const { world, platform, ends } = await oneChannel({ nonceMs: 0 });
    platform.script(undefined, undefined, undefined, { kind: "cut" });
    await startProcess(world, inThread(world));
    await world.clock.advance(HOUR);
    expect(platform.finds).toBe(1);
    expect(platform.shown).toHaveLength(4);
    expect((await ends()).at(-1)?.outcome.kind).toBe("delivered");
  });
});
