import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createSources } from "../../src/sources/create-sources.ts";
import { sources } from "../../src/sources/index.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const refuse = () => Promise.reject(new Error("No network here."));
const http = { get: refuse, post: refuse, forget: async () => {} };
const deps = { http, clock: createVirtualClock(0) };

function made(...names: string[]) {
  return createSources({ definitions: sources, settings: readConfig({}), names }, deps);
}

test("every folder of a source has its line in the registry", () => {
  const entries = readdirSync(new URL("../../src/sources/", import.meta.url), {
    withFileTypes: true,
  });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.toSorted()).toEqual(sources.map(({ name }) => name).toSorted());
});

test("sources are made in the order asked for, each under its own name", () => {
  const names = ["arxiv", "sample", "huggingface"];
  expect(made(...names).map(({ name }) => name)).toEqual(names);
});

test("a source is called by its definition's name and title", () => {
  const called = ({ name, title }: { readonly name: string; readonly title: string }) => ({
    name,
    title,
  });
  const all = sources.map(({ name }) => name);
  expect(made(...all).map(called)).toEqual(sources.map(called));
});

test.each(["toString", "__proto__", "constructor", "Arxiv"])("%j is no source", (name) => {
  expect(() => readConfig({ SOURCES: name })).toThrow(`names ${name}; what there is: huggingface`);
  expect(made(name)).toEqual([]);
});

test("a fault of ours is a verdict too, never a rejection", async () => {
  for (const source of made("huggingface", "arxiv")) {
    const answer = await source.since?.(undefined);
    expect(answer?.verdict).toMatchObject({
      status: "down",
      reason: expect.stringContaining("fault in this bot"),
    });
  }
});
