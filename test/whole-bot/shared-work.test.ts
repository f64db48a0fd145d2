import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { plainText } from "../../src/chat/message.ts";
import { defined } from "../../src/collections/defined.ts";
import type { Source } from "../../src/sources/source.ts";
import { systemClock } from "../../src/time/clock.ts";
import { eventually } from "../eventually.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { describeOnPostgres, scratchDatabaseUrl, scratchUrl } from "../fakes/postgres.ts";
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
    await subscribe(one, "proteins");
    await eventually(async () => {
      expect(words(await other.type("subscriptions"))).toContain("proteins");
    });
    await subscribe(other, "robots");
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
    await subscribe(first, "proteins");
    await first.press(await first.type("digest"), "Post it now");
    await eventually(() => expect(first.posts).toHaveLength(1));
    const second = await start();
    await first.stop();
    expect(words(await second.type("subscriptions"))).toContain("proteins");
    expect(words(await second.type("search folding"))).toContain("Folding made-up proteins");
    expect(words(await second.type("digest"))).not.toContain("Folding made-up proteins");
    await subscribe(second, "physics");
  });

  test("both go on when every connection is cut at once", async () => {
    const url = await scratchDatabaseUrl();
    const start = () =>
      openOffprint(
        { DATA_DIR: temporaryFolder(), SOURCES: "arxiv", DATABASE_URL: url },
        { sources: () => [createJournal(systemClock)] },
      );
    const [one, other] = [await start(), await start()];
    await subscribe(one, "proteins");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    for (const bot of [one, other]) await subscribe(bot, bot === one ? "robots" : "cells");
    for (const bot of [one, other])
      await eventually(async () => {
        const followed = words(await bot.type("subscriptions"));
        for (const topic of ["proteins", "robots", "cells"]) expect(followed).toContain(topic);
      });
    await other.press(await other.type("digest"), "Post it now");
    await eventually(() => expect(one.posts.length + other.posts.length).toBe(1));
  });

  /** Once the sources were asked, by whichever process, and what is shared can be written. */
  function subscribe(bot: Bot, topic: string) {
    return eventually(async () => bot.press(await bot.type(`subscribe ${topic}`), "Save"));
  }

  function words(message: Awaited<ReturnType<Bot["type"]>>): string {
    return message.blocks
      .map((block) => {
        if (block.kind === "item") return [block.title, block.meta ?? ""].map(plainText).join(" ");
        return "text" in block ? plainText(block.text) : "";
      })
      .join("\n");
  }
});
