import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backUp } from "../../../src/stores/backups/backup.ts";
import { restore } from "../../../src/stores/backups/backup-restore.ts";
import { openOffprint, shareOffprint } from "../../fakes/open-offprint.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { folderOfPapers } from "./folder-of-papers.ts";
import { titles, words } from "./message-words.ts";

const room = shareOffprint();
const reader = { actor: { id: "test:reader", mayManage: false } };

describe("a digest", () => {
  it("is previewed for one reader, and posted once by a manager", async () => {
    const channel = room();
    const { type, press } = channel;
    await press(await type("subscribe trending limit:3"), "Save");
    await press(await type("subscribe video limit:2"), "Save");
    const preview = await type("digest");
    expect(titles(preview)).toHaveLength(5);
    expect((await press(preview, "Post it now")).summary).toBe("Posted.");
    expect(channel.posts).toHaveLength(1);
    expect(titles(channel.posts[0]?.message ?? preview)).toEqual(titles(preview));
    expect(channel.posts[0]?.deliveryId.length).toBeLessThanOrEqual(25);
  });

  it("never shows a paper twice in a channel", async () => {
    const channel = room();
    const { type, press } = channel;
    await press(await type("subscribe trending limit:20"), "Save");
    for (let round = 0; round < 3; round++) {
      const preview = await type("digest");
      if (titles(preview).length > 0) await press(preview, "Post it now");
    }
    const all = channel.posts.flatMap(({ message }) => titles(message));
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all).size).toBe(all.length);
  });

  it("brings a posted paper back once when its code is released", async () => {
    const { settings, papers, hear } = folderOfPapers(3);
    const before = await openOffprint(settings);
    await before.press(await before.type("subscribe trending limit:20"), "Save");
    await before.press(await before.type("digest"), "Post it now");
    await before.stop();
    const [first] = papers;
    if (!first) throw new Error("There is no paper.");
    hear([{ ...first, links: { ...first.links, code: "https://example.org/code" } }]);
    const after = await openOffprint(settings);
    const preview = await after.type("digest");
    expect(words(preview)).toMatch(/News of papers posted here\n.*Code released/su);
    expect(titles(preview).at(-1)).toBe(first.title);
    await after.press(preview, "Post it now");
    expect(titles(await after.type("digest"))).not.toContain(first.title);
    const why = await after.type(`why ${first.id.slice("arxiv:".length)}`);
    expect(words(why)).toContain("Posted here");
  });

  it("remembers what it posted over a restart", async () => {
    const settings = { DATA_DIR: temporaryFolder() };
    const first = await openOffprint(settings);
    await first.press(await first.type("subscribe trending limit:3"), "Save");
    await first.press(await first.type("digest"), "Post it now");
    const shown = titles(first.posts[0]?.message ?? { summary: "", blocks: [] });
    await first.stop();
    const second = await openOffprint(settings);
    const next = titles(await second.type("digest"));
    expect(shown).toHaveLength(3);
    expect(next.filter((title) => shown.includes(title))).toEqual([]);
  });

  it("does not come again from an old backup", async () => {
    const dataDir = temporaryFolder();
    const backup = join(temporaryFolder(), "backup.db");
    const before = await openOffprint({ DATA_DIR: dataDir });
    await before.press(await before.type("subscribe trending limit:3"), "Save");
    backUp(dataDir, backup);
    await before.press(await before.type("digest"), "Post it now");
    await before.stop();
    await restore(dataDir, backup, Date.now());
    const after = await openOffprint({ DATA_DIR: dataDir });
    expect(titles(await after.type("subscriptions"))).toEqual(["trending"]);
    expect(titles(await after.type("digest"))).toEqual([]);
  });

  it("cannot be posted by someone who may not manage the channel", async () => {
    const channel = room();
    const { type, press } = channel;
    await press(await type("subscribe trending"), "Save");
    const preview = await type("digest");
    const answer = await press(preview, "Post it now", reader);
    expect(answer.summary).toContain("right to manage");
    expect(channel.posts).toEqual([]);
  });
});

describe("a channel that wants details in a thread", () => {
  it("says so in its list, and its digest lists papers whose details stand in the thread", async () => {
    const { type, press, posts } = await openOffprint();
    await press(await type("subscribe trending limit:3"), "Save");
    expect(words(await type("schedule details:thread"))).toContain("details in a thread");
    await press(await type("digest"), "Post it now");
    const [list, details] = posts;
    expect(titles(list?.message ?? { summary: "", blocks: [] })).toHaveLength(3);
    expect(details?.under).toBe("message-1");
    expect(titles(details?.message ?? { summary: "", blocks: [] })).toHaveLength(3);
    expect(JSON.stringify(details).length).toBeGreaterThan(JSON.stringify(list).length);
    expect(words(await type("schedule details:here"))).not.toContain("thread");
  });
});
