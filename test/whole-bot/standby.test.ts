import { expect, test } from "vitest";
import { plainText } from "../../src/chat/message.ts";
import { systemClock } from "../../src/time/clock.ts";
import { eventually } from "../eventually.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { createJournal } from "../sources/journal.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

describeOnPostgres("two processes on one PostgreSQL", () => {
  /** Each has a folder of its own; papers come from a journal, or from nowhere. */
  async function processes() {
    const url = await scratchUrl();
    return (hasSource: boolean, signal?: AbortSignal) =>
      openOffprint(
        { DATA_DIR: temporaryFolder(), SOURCES: "arxiv", DATABASE_URL: url },
        {
          sources: () => (hasSource ? [createJournal(systemClock)] : []),
          ...(signal && { signal }),
        },
      );
  }

  test("the second goes on where the first ends: with its channels, its papers, and what was posted", async () => {
    const start = await processes();
    const first = await start(true);
    await eventually(async () => {
      expect(words(await first.type("trending"))).toContain("Folding");
    });
    await first.press(await first.type("subscribe proteins"), "Save");
    await first.press(await first.type("digest"), "Post it now");
    await eventually(() => expect(first.posts).toHaveLength(1));

    let isReady = false;
    const starting = start(false).then((second) => {
      isReady = true;
      return second;
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(isReady).toBe(false);
    await first.stop();
    const second = await starting;
    expect(words(await second.type("subscriptions"))).toContain("proteins");
    expect(words(await second.type("search folding"))).toContain("Folding made-up proteins");
    expect(words(await second.type("digest"))).not.toContain("Folding made-up proteins");
  });

  test("one that stands by is stopped at once", async () => {
    const start = await processes();
    await start(false);
    const stop = new AbortController();
    const waiting = start(false, stop.signal);
    setTimeout(() => stop.abort(new Error("asked to stop")), 500);
    await expect(waiting).rejects.toThrow("asked to stop");
  });
});

function words(
  message: Awaited<ReturnType<Awaited<ReturnType<typeof openOffprint>>["type"]>>,
): string {
  return message.blocks
    .map((block) => {
      if (block.kind === "item") return [block.title, block.meta ?? ""].map(plainText).join(" ");
      return "text" in block ? plainText(block.text) : "";
    })
    .join("\n");
}
