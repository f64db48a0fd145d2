import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { createSources, isSourceName, sourceNames } from "../../src/sources/index.ts";
import { createVirtualClock } from "../fakes/virtual-clock.ts";

const refuse = () => Promise.reject(new Error("No network here."));

const settings = {
  http: { get: refuse, post: refuse, forget: async () => {} },
  clock: createVirtualClock(0),
  huggingface: { endpoint: new URL("https://huggingface.co") },
  arxiv: { apiUrl: new URL("https://export.arxiv.org/api/query"), categories: ["cs.RO"] },
};

test("every folder of a source has its line in the registry", () => {
  const entries = readdirSync(new URL("../../src/sources/", import.meta.url), {
    withFileTypes: true,
  });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.toSorted()).toEqual(sourceNames.toSorted());
});

test("sources are made in the order asked for, each under its own name", () => {
  const made = createSources(["arxiv", "sample", "huggingface"], settings);
  expect(made.map(({ name }) => name)).toEqual(["arxiv", "sample", "huggingface"]);
});

test.each(["toString", "__proto__", "constructor", "", "Arxiv"])("%j is no source", (name) => {
  expect(isSourceName(name)).toBe(false);
});

test("a fault of ours is a verdict too, never a rejection", async () => {
  for (const source of createSources(["huggingface", "arxiv"], settings)) {
    const answer = await source.since?.(undefined);
    expect(answer?.verdict).toMatchObject({
      status: "down",
      reason: expect.stringContaining("fault in this bot"),
    });
  }
});
