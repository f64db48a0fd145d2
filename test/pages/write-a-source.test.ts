import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { SETTINGS } from "../../src/config.ts";
import { readSettings } from "../../src/settings/read-settings.ts";
import { settingsOf } from "../../src/settings/setting-shapes.ts";
import { createSources } from "../../src/sources/create-sources.ts";
import { sources } from "../../src/sources/index.ts";
import { sourcesSetting } from "../../src/sources/sources-setting.ts";
import { describeScheme } from "../contracts/scheme.ts";
import { describeSource } from "../contracts/source.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";
import { MADE_UP, TUESDAY } from "../sources/on-fake.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { aclScheme } from "./acl.ts";
import { kept, printedExamples } from "./printed.ts";
import { readingList } from "./reading-list.ts";

const HOME = "src/sources/readinglist";
const SCHEMES = "src/paper/schemes";

/** The registry with its one line more, and the settings that follow from it. */
const registry = [...sources, readingList] as const;
const Settings = z.object({
  ...SETTINGS,
  SOURCES: sourcesSetting(registry),
  ...settingsOf(registry),
});

const refuse = () => Promise.reject(new Error("It asks no site."));
const http = { get: refuse, post: refuse, forget: async () => {} };

function made(text: string) {
  const file = join(temporaryFolder(), "list.json");
  writeFileSync(file, text);
  const set = { SOURCES: "readinglist", READING_LIST: file };
  const settings = readSettings(Settings, [], set);
  const wanted = { definitions: registry, settings, names: settings.SOURCES };
  const [source] = createSources(wanted, { http, clock: createVirtualClock(TUESDAY) });
  if (!source) throw new Error("No source was made.");
  return source;
}

const entry = {
  link: "https://arxiv.org/abs/2611.00003v2",
  title: "A made-up <b>paper</b>",
  authors: ["A. N. Author"],
  date: "2026-11-20",
};

// The example of src/sources/README.md keeps the contract that the page tells others to keep.
describeSource("the reading list", async () => ({
  source: made(JSON.stringify([entry, entry, { link: "of something else" }])),
  now: () => TUESDAY,
  run: (asked) => asked,
  advance: async () => {},
  fail: () => {},
  close: async () => {},
  known: "arxiv:2611.00003",
  unknown: "arxiv:2611.09999",
  query: MADE_UP,
}));

describeScheme(aclScheme, ["2020.emnlp-main.550"]);

describe("the page on writing a source", () => {
  it("prints the example that is compiled and held to the contract", () => {
    const printed = printedExamples("src/sources/README.md", HOME);
    expect(printed[0]).toBe(kept("reading-list.ts", HOME));
    expect(printed).toHaveLength(2);
  });

  it("prints the scheme that is compiled and held to the contract", () => {
    const [, scheme] = printedExamples("src/sources/README.md", SCHEMES);
    expect(scheme).toBe(kept("acl.ts", SCHEMES));
    expect(aclScheme.read("https://doi.org/10.18653/v1/2024.acl-long.1")).toBe("2024.acl-long.1");
  });

  it("has an example that takes papers of every scheme that is known", async () => {
    const links = [
      "https://doi.org/10.1234/MADE.up",
      "bioRxiv 10.1101/833400",
      "doi:10.18653/v1/x",
    ];
    const entries = links.map((link) => ({ ...entry, link }));
    const answer = await made(JSON.stringify(entries)).since?.(undefined);
    expect(answer?.papers.map(({ id, links: { page } }) => [id, page])).toEqual([
      ["doi:10.1234/made.up", "https://doi.org/10.1234/made.up"],
      ["biorxiv:10.1101/833400", "https://www.biorxiv.org/content/10.1101/833400"],
      ["doi:10.18653/v1/x", "https://doi.org/10.18653/v1/x"],
    ]);
  });

  it("needs one folder and one line: SOURCES offers the source, and its setting is read", async () => {
    const { SOURCES } = Settings.shape;
    expect(SOURCES.meta()?.description).toContain("huggingface, arxiv, readinglist; or sample");
    expect(SOURCES.parse(undefined)).toEqual(["huggingface", "arxiv"]);
    const answer = await made(JSON.stringify([entry]))?.since?.(undefined);
    expect(answer).toMatchObject({
      papers: [{ id: "arxiv:2611.00003", title: "A made-up paper" }],
      verdict: { status: "fresh" },
    });
  });

  it.each(["", "{}", "[1", '"text"'])(
    "has an example that says so when its list is %j",
    async (text) => {
      const answer = await made(text).since?.(undefined);
      expect(answer).toMatchObject({
        papers: [],
        verdict: { status: "down", reason: "Our reading list is not there, or is no list." },
      });
    },
  );
});
