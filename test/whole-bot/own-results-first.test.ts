import { expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../src/time/clock.ts";
import { startBot, wordsOf } from "../adapters/discord/open-bot.ts";
import { openDiscord } from "../adapters/discord/open-discord.ts";
import { eventually } from "../eventually.ts";
import { startFakeHuggingFace } from "../fakes/sources/huggingface.ts";
import { fakeItem } from "../fakes/sources/huggingface-item.ts";

it("a search shows what is known here, and what its source finds by an edit once that has answered", async () => {
  const fake = await startFakeHuggingFace(systemClock);
  onTestFinished(() => fake.close());
  const today = new Date().toISOString().slice(0, 10);
  const known = { ...fakeItem(1), title: "Zebras known here" };
  fake.list(today, [{ ...known, paper: { ...known.paper, title: known.title } }]);
  const { papers, discord } = await startBot(await openDiscord(), {
    SOURCES: "huggingface",
    HF_ENDPOINT: fake.endpoint.origin,
  });
  await eventually(async () =>
    expect(wordsOf(await papers("show", { paper: "2611.00001" }))).toContain("Zebras known here"),
  );
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  fake.fail({
    async send(response, { status, headers, body }) {
      await gate;
      response.writeHead(status, headers).end(body);
    },
  });
  fake.list("2026-01-05", [fakeItem(77)]);
  const seen = await papers("search", { query: "zebras" });
  expect(wordsOf(seen)).toContain("Zebras known here");
  expect(wordsOf(seen)).toContain("Also asking Hugging Face …");
  expect(wordsOf(seen)).not.toContain("2611.00077");
  release();
  await eventually(() => expect(wordsOf(seen)).toContain("2611.00077"));
  expect(wordsOf(seen)).toContain("Zebras known here");
  expect(wordsOf(seen)).not.toContain("Also asking");
  expect(seen.messages).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});
