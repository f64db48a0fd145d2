import { expect, test } from "vitest";
import { plainText } from "../../src/chat/message.ts";
import { defined } from "../../src/collections/defined.ts";
import type { Source } from "../../src/sources/source.ts";
import { systemClock } from "../../src/time/clock.ts";
import { eventually } from "../eventually.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { createJournal, OLD_ARTICLE } from "../sources/journal.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

describeOnPostgres("two processes on one PostgreSQL", () => {
  type Bot = Awaited<ReturnType<typeof openOffprint>>;

  /** Each has a folder of its own, and tells what it asks of its source. */
  async function processes() {
    const url = await scratchUrl();
    return (asked: string[] = []): Promise<Bot> =>
      openOffprint(
        { DATA_DIR: temporaryFolder(), SOURCES: "arxiv", DATABASE_URL: url },
        { sources: () => [telling(createJournal(systemClock), asked)] },
      );
  }

  function telling(source: Source, asked: string[]): Source {
    const tell = <Given extends unknown[], Answered>(
      name: string,
      ask: ((...given: Given) => Answered) | undefined,
    ) =>
      defined({
        [name]:
          ask &&
          ((...given: Given) => {
            asked.push(name);
            return ask(...given);
          }),
      });
    const { since, search, paper } = source;
    return {
      ...source,
      ...tell("since", since),
      ...tell("search", search),
      ...tell("paper", paper),
    };
  }

  test("one asks the sources, for the other too", async () => {
    const start = await processes();
    const [byOne, byOther]: [string[], string[]] = [[], []];
    const one = await start(byOne);
    await eventually(() => expect(byOne).toContain("since"));
    const other = await start(byOther);
    await eventually(async () => {
      expect(words(await other.type("trending"))).toContain("Folding");
    });
    const ofBoth = () => [...byOne, ...byOther].filter((each) => each === "paper");
    for (const bot of [other, one])
      expect(words(await bot.type(`show ${OLD_ARTICLE}`))).toContain("An older made-up article");
    expect(ofBoth()).toHaveLength(1);
    for (const bot of [one, other])
      expect(words(await bot.type("search made-up cells"))).toContain("Made-up cells");
    // Who does not have the role has the other ask.
    expect([byOne, byOther].filter((asked) => asked.includes("search"))).toHaveLength(1);
  });

  test("both answer, each with what is changed at the other, and one posts", async () => {
    const start = await processes();
    const bots = [await start(), await start()] as const;
    const [one, other] = bots;
    for (const bot of bots)
      await eventually(async () => {
        expect(words(await bot.type("trending"))).toContain("Folding");
      });
    await one.press(await one.type("subscribe proteins"), "Save");
    await eventually(async () => {
      expect(words(await other.type("subscriptions"))).toContain("proteins");
    });
    await other.press(await other.type("subscribe robots"), "Save");
    await eventually(async () => {
      expect(words(await one.type("subscriptions"))).toContain("robots");
    });
    await Promise.all(
      bots.map(async (bot) => bot.press(await bot.type("digest"), "Post it now").catch(() => {})),
    );
    const posted = () =>
      [...one.posts, ...other.posts].filter(({ message }) => words(message).includes("Folding"));
    await eventually(() => expect(posted()).toHaveLength(1));
    expect(words(await one.type("digest"))).not.toContain("Folding made-up proteins");
    expect(posted()).toHaveLength(1);
  });

  test("one goes on where the other ends: with its channels, its papers, and what was posted", async () => {
    const start = await processes();
    const first = await start();
    await eventually(async () => {
      expect(words(await first.type("trending"))).toContain("Folding");
    });
    await first.press(await first.type("subscribe proteins"), "Save");
    await first.press(await first.type("digest"), "Post it now");
    await eventually(() => expect(first.posts).toHaveLength(1));
    const second = await start();
    await first.stop();
    expect(words(await second.type("subscriptions"))).toContain("proteins");
    expect(words(await second.type("search folding"))).toContain("Folding made-up proteins");
    expect(words(await second.type("digest"))).not.toContain("Folding made-up proteins");
    await second.press(await second.type("subscribe physics"), "Save");
  });

  function words(message: Awaited<ReturnType<Bot["type"]>>): string {
    return message.blocks
      .map((block) => {
        if (block.kind === "item") return [block.title, block.meta ?? ""].map(plainText).join(" ");
        return "text" in block ? plainText(block.text) : "";
      })
      .join("\n");
  }
});
