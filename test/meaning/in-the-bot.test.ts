import { expect, onTestFinished, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { readConfig } from "../../src/config.ts";
import samples from "../../src/sources/sample/papers.json" with { type: "json" };
import { eventually } from "../eventually.ts";
import { type EmbeddingsEndpoint, hangs, says, startEmbeddings } from "../fakes/embeddings.ts";
import { openOffprint } from "../fakes/open-offprint.ts";

async function openWithMeaning(endpoint: EmbeddingsEndpoint) {
  onTestFinished(() => endpoint.close());
  return openOffprint({ EMBEDDINGS_URL: endpoint.url.href, EMBEDDINGS_MODEL: "toy" });
}

/** The titles of a list, in its order. */
function titlesIn(message: Message): string[] {
  return message.blocks.flatMap((block) =>
    block.kind === "item" ? [JSON.stringify(block.title)] : [],
  );
}

/** The greeting, and every paper there is. */
const EMBEDDED = 1 + samples.length;

test("papers get vectors, and a search is ordered by them", async () => {
  const endpoint = await startEmbeddings();
  const bot = await openWithMeaning(endpoint);
  await eventually(() => expect(endpoint.texts()).toHaveLength(EMBEDDED));
  const off = await openOffprint();
  const byWords = titlesIn(await off.type("search diffusion count:20"));
  const byMeaning = await eventually(async () => {
    const titles = titlesIn(await bot.type("search diffusion count:20"));
    expect(titles).not.toEqual(byWords);
    return titles;
  });
  expect(byMeaning.toSorted()).toEqual(byWords.toSorted());
  expect(endpoint.texts().slice(EMBEDDED)).toEqual(["diffusion"]);
});

test.each([
  ["down", says(500)],
  ["hanging", hangs],
])("with an endpoint that is %s everything is answered, and the bot stops", async (_, fault) => {
  const endpoint = await startEmbeddings();
  endpoint.behave(fault);
  const bot = await openWithMeaning(endpoint);
  const off = await openOffprint();
  for (const line of ["search model", "search model sort:newest", "search zebras"]) {
    expect(titlesIn(await bot.type(line))).toEqual(titlesIn(await off.type(line)));
  }
  await bot.stop();
});

test("an endpoint without a model is a mistake that is said", () => {
  expect(() => readConfig({ EMBEDDINGS_URL: "http://127.0.0.1:1/v1" })).toThrow(
    "EMBEDDINGS_URL needs EMBEDDINGS_MODEL beside it",
  );
});
