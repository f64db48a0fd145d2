import { describe, expect, it } from "vitest";
import { createCatalogue } from "../../../src/catalogue/sqlite-catalogue.ts";
import { plainText } from "../../../src/chat/message.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { openOffprint } from "../../fakes/open-offprint.ts";
import { folderOfPapers } from "./folder-of-papers.ts";
import { titles } from "./message-words.ts";

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
