import { describe, expect, it } from "vitest";
import { shareOffprint } from "../../fakes/open-offprint.ts";
import { titles, words } from "./message-words.ts";

const room = shareOffprint();
const reader = { actor: { id: "test:reader", mayManage: false } };

describe("following a topic", () => {
  it("shows what it would bring, saves it, and lists it with the next slots", async () => {
    const { type, press } = room();
    const preview = await type("subscribe video");
    expect(words(preview)).toMatch(
      /\d+ papers matched in the 14 days to 31 October 2025, about \d+ a week/u,
    );
    expect(words(await type("subscriptions"))).toContain("None yet");
    const saved = await press(preview, "Save");
    expect(titles(saved)).toEqual(["video"]);
    expect(words(saved)).toContain("every weekday at 9:00 UTC");
  });

  it("refuses a topic twice, however it is typed", async () => {
    const { type, press } = room();
    await press(await type("subscribe diffusion model"), "Save");
    const again = await press(await type("subscribe Model  DIFFUSION"), "Save");
    expect(again.summary).toContain("has that topic already");
  });

  it("says what is in the way of a topic that matches nothing", async () => {
    const { type } = room();
    const preview = await type("subscribe video zebrafish");
    expect(words(preview)).toContain("“zebrafish” that leaves nothing");
  });

  it("lets nobody change a channel without the right to", async () => {
    const { type, press } = room();
    expect(words(await type("subscribe trending", reader))).toContain("right to manage");
    const preview = await type("subscribe trending");
    for (const attempt of [
      press(preview, "Save", reader),
      type("schedule daily 8:00 UTC", reader),
      press(await press(await type("subscribe trending"), "Save"), "Remove", reader),
      type("unsubscribe trending", reader),
    ]) {
      expect((await attempt).summary).toContain("right to manage the channel");
    }
    expect(titles(await type("subscriptions"))).toEqual(["trending"]);
  });

  it("promises nothing where the platform says that the bot cannot post", async () => {
    const { type, press } = room();
    const offered = await type("subscribe trending");
    const shut = { obstacles: async () => ({ posts: "The room is shut." }) };
    expect(words(await type("subscribe trending", shut))).toContain("The room is shut.");
    expect((await press(offered, "Save", shut)).summary).toBe("The room is shut.");
    expect((await type("schedule daily 8:00 UTC", shut)).summary).toBe("The room is shut.");
    expect(words(await type("subscriptions"))).toContain("None yet");
  });

  it("does not reach into another channel, by id or by button", async () => {
    const { type, press } = room();
    const saved = await press(await type("subscribe trending"), "Save");
    const elsewhere = { place: "test:other" } as const;
    expect((await press(saved, "Remove", elsewhere)).summary).toContain("no such topic");
    expect(titles(await type("subscriptions"))).toEqual(["trending"]);
  });

  it("ends with unsubscribe, and comes back with one press", async () => {
    const { type, press } = room();
    await press(await type("subscribe diffusion min_votes:5 limit:3"), "Save");
    const removed = await type("unsubscribe Diffusion");
    expect(removed.summary).toBe("No longer followed here: diffusion.");
    const back = await press(removed, "Follow it again");
    expect(words(back)).toContain("from 5 votes · at most 3 papers a digest");
  });

  it("changes limit and threshold by a press", async () => {
    const { type, press } = room();
    const saved = await press(await type("subscribe diffusion"), "Save");
    const edit = await press(saved, "Edit");
    expect(words(await press(edit, "From 20 votes"))).toContain("from 20 votes");
    expect(words(await press(edit, "At most 3"))).toContain("at most 3 papers");
  });

  it("completes topics of the channel and zones of the world", async () => {
    const { type, press, complete, place } = room();
    await press(await type("subscribe video OR audio"), "Save");
    const typing = { place, actor: reader.actor };
    const topics = await complete({
      ...typing,
      command: "unsubscribe",
      option: "topic",
      typed: "aud",
    });
    expect(topics.map(({ label }) => label)).toEqual(["video or audio"]);
    const zones = await complete({
      ...typing,
      command: "schedule",
      option: "timezone",
      typed: "berl",
    });
    expect(zones[0]?.value).toBe("Europe/Berlin");
  });
});

describe("a schedule", () => {
  it("is set from forgiving words and said back", async () => {
    const { type, press } = room();
    await press(await type("subscribe trending"), "Save");
    const changed = await type('schedule days:"mon, thu" time:5:30pm timezone:"new york"');
    expect(words(changed)).toContain("at 17:30 America/New_York");
  });

  it.each([
    ["schedule time:25:00", "25:00"],
    ["schedule timezone:Mars/Phobos", "Mars/Phobos"],
    ["schedule timezone:EST", "America/New_York"],
    ["schedule days:someday", "someday"],
  ])("answers %j with what works", async (typed, expected) => {
    const { type } = room();
    expect((await type(typed)).summary).toContain(expected);
  });

  it("pauses and resumes", async () => {
    const channel = room();
    const { type, press } = channel;
    const saved = await press(await type("subscribe trending"), "Save");
    const paused = await press(saved, "Pause");
    expect(words(paused)).toContain("Paused since");
    expect(words(await press(paused, "Resume"))).not.toContain("Paused");
    expect(channel.posts).toEqual([]);
  });
});

describe("a paper that nobody knows", () => {
  it.each(["search like:2001.00001", "subscribe like:2001.00001 robots"])(
    "is said to be unknown where papers like it are asked for: %s",
    async (line) => {
      const { type } = room();
      expect(words(await type(line))).toContain("Nothing is like it: No source knows a paper");
    },
  );
});
