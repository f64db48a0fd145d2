import { describe, expect, it, onTestFinished } from "vitest";
import { readChannelsFile, writeChannelsFile } from "../../scripts/channels/channels-file.ts";
import { importChannels } from "../../scripts/channels/import-channels.ts";
import { openChannels } from "../../scripts/channels/open-channels.ts";
import { paperLinks, printPaperId } from "../../src/paper/id.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { systemClock } from "../../src/time/clock.ts";
import { openConsole } from "../adapters/console/open-console.ts";
import { startBot, wordsOf } from "../adapters/discord/open-bot.ts";
import { openDiscord } from "../adapters/discord/open-discord.ts";
import { eventually } from "../eventually.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { startOnSample } from "../fakes/start-on-sample.ts";
import { ARTICLE, createJournal, OLD_ARTICLE, PREPRINT } from "../sources/journal.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** A bot whose only source is a journal: none of its papers is arXiv's. */
function onJournal(dataDir: string) {
  const settings = { DATA_DIR: dataDir, SOURCES: "arxiv" };
  return [settings, { sources: () => [createJournal(systemClock)] }] as const;
}

/** What a terminal shows, in one line, when these are typed into it. */
async function typed(...lines: string[]): Promise<string> {
  const terminal = openConsole({ now: systemClock.now });
  const bot = await startOnSample([terminal.adapter], ...onJournal(temporaryFolder()));
  onTestFinished(() => bot.stop());
  await eventually(() => {
    terminal.type("trending\n");
    expect(terminal.written()).toContain("Folding");
  });
  const before = terminal.written().length;
  for (const line of [...lines, "help"]) terminal.type(`${line}\n`);
  await eventually(() => expect(terminal.written()).toContain("resembling that paper"));
  return terminal.written().slice(before).replace(/\s+/gu, " ");
}

describe("papers that are not arXiv's", () => {
  it("are found by words, by id and by a pasted link, in a terminal", async () => {
    const shown = await typed(
      "search proteins",
      `show ${paperLinks(PREPRINT).page}v3.full.pdf`,
      "show https://dl.acm.org/doi/10.1234/made-up.2026(7)",
      `similar ${printPaperId(PREPRINT)}`,
    );
    expect(shown).toContain("Folding made-up proteins");
    expect(shown).toContain("bioRxiv 10.64898/2026.11.20.123456");
    expect(shown).toContain("DOI 10.1234/made-up.2026(7)");
    expect(shown).toContain("https://doi.org/10.1234/made-up.2026(7)");
    expect(shown.slice(shown.indexOf("Nearest to"))).toContain("Folding made-up proteins");
  });

  it("are asked of the source that has their scheme; an id that no source has is said to be such", async () => {
    const shown = await typed(
      `show ${paperLinks(OLD_ARTICLE).page}`,
      "show 10.1234/of-nobody",
      "show arxiv.org/abs/2401.01234",
      "search arxiv.org/abs/2401.01235",
    );
    expect(shown).toContain("An older made-up article");
    expect(shown).toContain("No source knows a paper 10.1234/of-nobody.");
    for (const id of ["2401.01234", "2401.01235"])
      expect(shown).toContain(`No source that is asked here names papers like arXiv ${id}`);
  });

  it("are followed, completed, posted once and explained on Discord", async () => {
    const discord = await openDiscord();
    const bot = await startBot(discord, ...onJournal(temporaryFolder()));
    await eventually(async () => {
      expect(wordsOf(await bot.papers("trending"))).toContain("Folding");
    });
    const press = async (subcommand: string, options: Record<string, string>, label: string) => {
      const { messages } = await bot.papers(subcommand, options);
      const [message] = messages;
      if (!message) throw new Error(`${subcommand} was not answered.`);
      await bot.press(message, label);
    };
    await press("subscribe", { topic: `like:"${printPaperId(ARTICLE)}"` }, "Save");
    await press("digest", {}, "Post it now");
    await eventually(() => {
      expect(JSON.stringify(bot.discord.messages(bot.channel))).toContain("Made-up cells");
    });
    const choices = await bot.discord.interact.autocomplete({
      name: "papers",
      subcommand: "show",
      option: "paper",
      typed: "folding",
      channel: bot.channel,
    });
    expect(choices.map(({ value }) => value)).toEqual([printPaperId(ARTICLE)]);
    expect(wordsOf(await bot.papers("why", { paper: printPaperId(PREPRINT) }))).toContain(
      "Posted here on",
    );
    expect(bot.discord.violations).toEqual([]);
  });

  it("stay posted, explained and found after a restart, and a topic of theirs moves to another folder", async () => {
    const dataDir = temporaryFolder();
    const before = await openOffprint(...onJournal(dataDir));
    await eventually(async () => {
      expect(JSON.stringify(await before.type("trending"))).toContain("Folding");
    });
    await before.press(await before.type(`subscribe like:"${printPaperId(ARTICLE)}"`), "Save");
    await before.press(await before.type("digest"), "Post it now");
    await eventually(() => expect(before.posts).toHaveLength(1));
    await before.stop();

    const after = await openOffprint(...onJournal(dataDir));
    const answered = async (line: string) => JSON.stringify(await after.type(line));
    expect(await answered("search cells")).toContain("Made-up cells");
    // It says how much of the index is made anew so far.
    await eventually(async () => {
      expect(await answered(`similar ${PREPRINT}`)).toContain("Folding made-up proteins");
    });
    expect(await answered(`why ${PREPRINT}`)).toContain("Posted here on");
    expect(await answered("why")).toContain("Made-up cells");
    expect(await answered("digest")).not.toContain("Made-up cells");
    await after.stop();

    const moved = await exported(dataDir, temporaryFolder());
    expect(moved).toMatchObject([
      { subscriptions: [{ topic: { kind: "query", text: `like:"${printPaperId(ARTICLE)}"` } }] },
    ]);
  });
});

/** The channels of one folder, once they are in the other. */
async function exported(from: string, to: string) {
  const [source, target] = [openDatabase({ dataDir: from }), openDatabase({ dataDir: to })];
  const refuse = (sentence: string) => {
    throw new Error(sentence);
  };
  const file = writeChannelsFile((await openChannels(source, refuse)).all());
  const store = await openChannels(target, refuse);
  await importChannels(store, readChannelsFile(file));
  const channels = [...store.all()];
  source.close();
  target.close();
  return channels;
}
