import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { type Message, plainText } from "../../src/chat/message.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { backUp } from "../../src/stores/backups/backup.ts";
import { restore } from "../../src/stores/backups/backup-restore.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { openOffprint, shareOffprint } from "../fakes/open-offprint.ts";
import { paperOf } from "../query/paper-of.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const room = shareOffprint();
const reader = { actor: { id: "test:reader", mayManage: false } };

/** Everything a message says, a line a block. */
function words(message: Message): string {
  return message.blocks
    .map((block) => {
      if (block.kind === "item") {
        return [block.title, block.meta ?? "", block.byline ?? "", block.body ?? ""]
          .map(plainText)
          .join(" ");
      }
      return "text" in block ? plainText(block.text) : "";
    })
    .join("\n");
}

function titles(message: Message): string[] {
  return message.blocks.flatMap((block) => (block.kind === "item" ? [plainText(block.title)] : []));
}

/** A data folder with papers of a source, which then cannot be reached. */
function folderOfPapers(count: number) {
  const dataDir = temporaryFolder();
  const at = Date.now();
  const papers = Array.from({ length: count }, (_, n) =>
    paperOf({
      id: `arxiv:2611.${String(n + 1).padStart(5, "0")}`,
      title: `Paper ${n}`,
      votes: n + 1,
      publishedAt: at - 3_600_000,
      links: { page: `https://example.org/${n}` },
    }),
  );
  const hear = (heard: readonly Paper[]) => {
    const database = openDatabase({ dataDir });
    createCatalogue(database).upsert("huggingface", Date.now(), heard);
    database.close();
  };
  hear(papers);
  const settings = {
    DATA_DIR: dataDir,
    SOURCES: "huggingface",
    HF_ENDPOINT: "http://127.0.0.1:2",
  };
  return { settings, papers, hear };
}

/** The id in the link of the item with this title. */
function idOf(message: Message, title: string): string {
  const item = message.blocks.find(
    (block) => block.kind === "item" && plainText(block.title) === title,
  );
  return /\d{4}\.\d{5}/u.exec(JSON.stringify(item))?.[0] ?? "";
}

/** What a paper was posted with. */
function numbersIn(message: Message): string {
  const item = message.blocks.find(
    (block) => block.kind === "item" && plainText(block.title).startsWith("Posted on"),
  );
  return words({ summary: "", blocks: item ? [item] : [] });
}

/** A source says that these papers have a thousand votes more. */
function addVotes(dataDir: string, titles: readonly string[]): void {
  const database = openDatabase({ dataDir });
  const catalogue = createCatalogue(database);
  const papers = catalogue.recent({ since: 0, limit: 1_000 });
  const more = papers
    .filter(({ title }) => titles.includes(title))
    .map((paper) => ({ ...paper, votes: (paper.votes ?? 0) + 1_000 }));
  catalogue.upsert("sample", Date.now(), more);
  database.close();
}

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

describe("why", () => {
  it("tells for a paper which topic matched, its numbers, and that it was posted", async () => {
    const { type, press } = room();
    await press(await type("subscribe attention architecture"), "Save");
    expect(words(await type("why 2510.26692"))).toContain("It is in the next digest");
    await press(await type("digest"), "Post it now");
    const said = words(await type("why 2510.26692"));
    expect(said).toContain("Posted here on");
    expect(said).toContain("a paper is posted once in a channel");
  });

  it("tells for the last digest how it ended and what its papers answered", async () => {
    const { type, press } = room();
    await press(await type("subscribe attention architecture"), "Save");
    await press(await type("digest"), "Post it now");
    const said = await type("why");
    expect(said.summary).toBe("The last digest: posted.");
    expect(words(said)).toContain("attention in title");
  });

  it("tells the posted digest as it was, in its order, when topics and votes have changed since", async () => {
    const dataDir = temporaryFolder();
    const before = await openOffprint({ DATA_DIR: dataDir });
    await before.press(await before.type("subscribe trending limit:2"), "Save");
    const saved = await before.press(await before.type("subscribe video limit:3"), "Save");
    await before.press(await before.type("digest"), "Post it now");
    const shown = titles(before.posts[0]?.message ?? saved);
    const said = await before.type("why");
    expect(titles(said)).toEqual(shown);
    expect(words(said)).toContain("video in ");
    const id = idOf(said, shown.at(-1) ?? "");
    const numbers = numbersIn(await before.type(`why ${id}`));
    expect(numbers).toMatch(/Number \d+ of \d+ · score .* = \d+\.\d\d/su);
    await before.type("unsubscribe video");
    await before.stop();
    addVotes(dataDir, shown);
    const after = await openOffprint({ DATA_DIR: dataDir });
    const again = await after.type("why");
    expect(again.blocks.filter(({ kind }) => kind === "item")).toEqual(
      said.blocks.filter(({ kind }) => kind === "item"),
    );
    expect(numbersIn(await after.type(`why ${id}`))).toBe(numbers);
  });

  it("says of a paper that was posted for its growth that it was trending", async () => {
    const { type, press } = room();
    await press(await type("subscribe trending limit:1"), "Save");
    await press(await type("digest"), "Post it now");
    expect(words(await type("why"))).toContain("It was trending.");
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

describe("sample papers that the settings ask for", () => {
  it("leave the papers of the data folder as they are, and show none of them", async () => {
    const { settings, papers } = folderOfPapers(3);
    const own = papers.map(({ title }) => title);
    const onSample = await openOffprint({ DATA_DIR: settings.DATA_DIR });
    const shown = titles(await onSample.type("trending period:month"));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((title) => own.includes(title))).toEqual([]);
    await onSample.stop();
    const database = openDatabase({ dataDir: settings.DATA_DIR });
    const kept = database.prepare("SELECT DISTINCT source FROM finds").all();
    expect(createCatalogue(database).count()).toBe(3);
    database.close();
    expect(kept).toEqual([{ source: "huggingface" }]);
    const back = await openOffprint(settings);
    expect(titles(await back.type("trending period:month")).toSorted()).toEqual(own);
  });

  it("are posted marked, and what was posted is remembered", async () => {
    const { type, press, posts } = await openOffprint();
    await press(await type("subscribe trending limit:3"), "Save");
    await press(await type("digest"), "Post it now");
    const items = posts[0]?.message.blocks.filter((block) => block.kind === "item") ?? [];
    expect(items).toHaveLength(3);
    for (const { meta } of items) expect(plainText(meta ?? "")).toMatch(/^Sample · /u);
    expect(titles(await type("digest"))).not.toContain(plainText(items[0]?.title ?? ""));
  });
});

describe("a search with a slip of the pen", () => {
  it("says what may have been meant, a press away", async () => {
    const { type, press } = room();
    const answer = await type("search difusion lerning");
    expect(words(answer)).toContain("Did you mean diffusion learning?");
    const meant = await press(answer, "Search diffusion learning");
    expect(titles(meant).length).toBeGreaterThan(0);
    expect(words(meant)).not.toContain("Did you mean");
  });

  it.each([
    "search Boyang Zheng",
    "search https://papers.cool/arxiv/2510.11690",
    "search Zheng Boyang zzzz",
  ])("does not replace a name that is in the data, or part of an address: %s", async (line) => {
    const { type } = room();
    expect(words(await type(line))).not.toContain("Did you mean");
  });
});
