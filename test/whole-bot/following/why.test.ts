import { describe, expect, it } from "vitest";
import { createCatalogue } from "../../../src/catalogue/sqlite-catalogue.ts";
import { type Message, plainText } from "../../../src/chat/message.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { openOffprint, shareOffprint } from "../../fakes/open-offprint.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { titles, words } from "./message-words.ts";

const room = shareOffprint();

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
