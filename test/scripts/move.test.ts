import { expect, test } from "vitest";
import { moveIn, moveOut } from "../../scripts/move/move.ts";
import { systemClock } from "../../src/time/clock.ts";
import { eventually } from "../eventually.ts";
import type { OpenOffprint } from "../fakes/open-offprint.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { createJournal } from "../sources/journal.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

describeOnPostgres("moving to PostgreSQL and back", () => {
  test("takes along channels, what was posted and papers; what is left behind is not gone on with", async () => {
    const [folder, url] = [temporaryFolder(), await scratchUrl()];
    const first = await start({ DATA_DIR: folder }, true);
    await eventually(async () => expect(await said(first, "search folding")).toContain("Folding"));
    await first.press(await first.type("subscribe proteins"), "Save");
    await first.press(await first.type("digest"), "Post it now");
    await eventually(() => expect(first.posts).toHaveLength(1));
    await first.stop();

    expect(await moveOut(folder, url, () => {})).toMatchObject({ ledgers: 1, ledger_seen: 1 });
    await expect(start({ DATA_DIR: folder })).rejects.toThrow(
      /was moved to PostgreSQL at .*Set DATABASE_URL/,
    );
    const second = await start({ DATA_DIR: temporaryFolder(), DATABASE_URL: url });
    await knowsAll(second);
    await second.press(await second.type("subscribe made-up cat:cs.RO"), "Save");
    await second.stop();

    const back = temporaryFolder();
    await moveIn(back, url, () => {});
    await expect(start({ DATA_DIR: temporaryFolder(), DATABASE_URL: url })).rejects.toThrow(
      /was moved to the folder .*Start without DATABASE_URL/,
    );
    const third = await start({ DATA_DIR: back });
    await knowsAll(third);
    expect(await said(third, "subscriptions")).toContain("made-up");
  });

  test("gives way to what has gone on since, and to nothing else", async () => {
    const [folder, url] = [temporaryFolder(), await scratchUrl()];
    const bot = await start({ DATA_DIR: folder }, true);
    await eventually(async () => expect(await said(bot, "search folding")).toContain("Folding"));
    await bot.press(await bot.type("subscribe proteins"), "Save");
    await bot.stop();
    await moveOut(folder, url, () => {});
    await expect(moveOut(folder, await scratchUrl(), () => {})).rejects.toThrow(
      /was moved to .* before/,
    );
    const other = temporaryFolder();
    const elsewhere = await start({ DATA_DIR: other }, true);
    await eventually(async () => expect(await said(elsewhere, "trending")).toContain("Folding"));
    await elsewhere.press(await elsewhere.type("subscribe proteins"), "Save");
    await elsewhere.stop();
    await expect(moveOut(other, url, () => {})).rejects.toThrow(
      /already holds what a bot remembers/,
    );
    await expect(moveIn(other, url, () => {})).rejects.toThrow(/already holds/);
    await moveIn(folder, url, () => {});
    await moveOut(folder, url, () => {});
  });

  test("waits for nobody who runs on it", async () => {
    const url = await scratchUrl();
    await start({ DATA_DIR: temporaryFolder(), DATABASE_URL: url });
    const moving = moveOut(temporaryFolder(), url, () => {}, { patienceMs: 1_500 });
    await expect(moving).rejects.toThrow(/A bot runs on that database/);
  });

  async function knowsAll(bot: OpenOffprint): Promise<void> {
    expect(await said(bot, "subscriptions")).toContain("proteins");
    expect(await said(bot, "search folding")).toContain("Folding made-up proteins");
    expect(await said(bot, "digest")).not.toContain("Folding made-up proteins");
  }
});

function start(
  settings: Readonly<Record<string, string>>,
  hasSource = false,
): Promise<OpenOffprint> {
  const sources = () => (hasSource ? [createJournal(systemClock)] : []);
  return openOffprint({ SOURCES: "arxiv", ...settings }, { sources });
}

async function said(bot: OpenOffprint, line: string): Promise<string> {
  return JSON.stringify((await bot.type(line)).blocks);
}
