import { describe, expect, it } from "vitest";
import { openOffprint, shareOffprint } from "../../fakes/open-offprint.ts";
import { words } from "./message-words.ts";

const room = shareOffprint();

describe("privacy", () => {
  it("shows, exports and deletes what is stored about a person", async () => {
    const { type, press } = await openOffprint();
    await press(await type("subscribe trending"), "Save");
    await press(await type("subscribe video"), "Save", { place: "test:other" });
    expect(words(await type("privacy"))).toContain("2 topics that you added");
    expect(words(await type("privacy export"))).toContain('"test:manager"');
    const deleted = await press(await type("privacy delete"), "Delete my topics everywhere");
    expect(deleted.summary).toContain("removed: 2");
    expect(words(await type("privacy"))).toContain("About you: nothing.");
  });

  it("lets a manager delete a channel, with what it was sent", async () => {
    const { type, press } = room();
    await press(await type("subscribe trending"), "Save");
    await press(await type("digest"), "Post it now");
    await press(await type("privacy delete"), "Delete this channel’s data");
    expect(words(await type("subscriptions"))).toContain("None yet");
    await press(await type("subscribe trending"), "Save");
    expect((await type("why")).summary).toContain("No digest has been due");
  });
});

describe("a bot that is removed from a place", () => {
  it("forgets it at once when asked to, and overviews it no more", async () => {
    const { type, press, hear, overview } = await openOffprint();
    await press(await type("subscribe trending"), "Save");
    const places = ["test:room", "test:other"] as const;
    expect((await overview(places)).map(({ place }) => place)).toEqual(["test:room"]);
    await hear({ kind: "left", within: "test:room", forGood: true });
    expect(await overview(places)).toEqual([]);
    expect(words(await type("subscriptions"))).toContain("None yet");
  });
});
