import { describe, expect, it } from "vitest";
import { parsePaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { createSample } from "../../src/sources/sample/sample.ts";
import type { Answer } from "../../src/sources/source.ts";
import { DAY } from "../../src/time/durations.ts";
import { describeSource } from "../contracts/source.ts";

const MONDAY_13_OCTOBER_2025 = Date.UTC(2025, 9, 13);

const sample = createSample();
const batches = await readAll();
const papers = [
  ...new Map(batches.flatMap((batch) => batch.papers).map((each) => [each.id, each])).values(),
];

async function readAll(): Promise<Answer[]> {
  const read: Answer[] = [];
  let mark: string | undefined;
  do {
    const batch = await since(mark);
    mark = batch.mark;
    if (mark !== undefined) read.push(batch);
  } while (mark !== undefined && read.length < 1_000);
  return read;
}

async function since(mark: string | undefined): Promise<Answer> {
  const answer = await sample.since?.(mark);
  if (!answer) throw new Error("The sample has no since.");
  return answer;
}

async function find(id: Paper["id"]): Promise<Answer | undefined> {
  return sample.paper?.(id);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

describeSource("the sample, as a source,", async () => ({
  source: createSample(),
  now: Date.now,
  run: (asked) => asked,
  advance: async () => {},
  known: "arxiv:2510.23538",
  unknown: "arxiv:1706.03762",
  query: { problems: [] },
  fail: () => {},
  close: async () => {},
}));

function texts(): string[] {
  return papers.map(({ summary }) => summary?.text ?? "");
}

describe("the sample papers", () => {
  it("are at least 120", () => {
    expect(papers.length).toBeGreaterThanOrEqual(120);
  });

  it("were recorded in three consecutive weeks, each of which has some", () => {
    const weeks = batches.map(({ verdict }) =>
      Math.floor((verdict.at - MONDAY_13_OCTOBER_2025) / (7 * DAY)),
    );
    expect([...new Set(weeks)]).toEqual([0, 1, 2]);
  });

  it.each(["diffusion", "robot", "reasoning", "benchmark", "speech", "agent", "video"])(
    "answer a search for %s",
    (word) => {
      const found = papers.filter(({ title, summary, keywords }) =>
        [title, summary?.text, ...keywords].join(" ").toLowerCase().includes(word),
      );
      expect(found.length).toBeGreaterThanOrEqual(3);
    },
  );

  it("each have a summary of 15 to 45 words, and no two the same", () => {
    const lengths = texts().map((text) => wordsOf(text).length);
    expect(lengths.filter((length) => length < 15 || length > 45)).toEqual([]);
    expect(new Set(texts()).size).toBe(papers.length);
  });

  it("have a model's summary, marked as one, and nothing in the place of an abstract", () => {
    for (const { abstract, summary, sample } of papers) {
      expect({ abstract, sample }).toEqual({ abstract: "", sample: true });
      expect(summary).toMatchObject({ ai: true, by: "sample" });
    }
  });

  it("have arXiv ids, categories and two to four keywords of the right shape", () => {
    for (const { id, categories, keywords } of papers) {
      expect(parsePaperId(id)).toBe(id);
      for (const category of categories) expect(category).toMatch(/^[a-z-]+(\.[A-Za-z-]+)?$/);
      expect([2, 3, 4]).toContain(keywords.length);
    }
  });

  it("have only web addresses as links", () => {
    const links = papers.flatMap((paper) => [
      ...Object.values(paper.links),
      ...(paper.thumbnail ? [paper.thumbnail] : []),
    ]);
    expect(links.filter((link) => !/^https?:\/\//.test(link) || !URL.canParse(link))).toEqual([]);
  });

  it("have titles, authors and summaries without line breaks or doubled spaces", () => {
    const lines = [...texts(), ...papers.flatMap(({ title, authors }) => [title, ...authors])];
    expect(lines.filter((text) => text !== wordsOf(text).join(" ") || text === "")).toEqual([]);
  });

  it("were published before they were recorded", () => {
    for (const { verdict, papers: batch } of batches) {
      expect(batch.filter(({ publishedAt }) => publishedAt >= verdict.at)).toEqual([]);
    }
  });
});

describe("reading what is new in the sample", () => {
  it("goes through the moments in the order of time, never giving an empty one", () => {
    const moments = batches.map(({ verdict }) => verdict.at);
    expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
    expect(batches.filter((batch) => batch.papers.length === 0)).toEqual([]);
  });

  it("never gives a paper twice at one moment", () => {
    for (const batch of batches) {
      expect(new Set(batch.papers.map(({ id }) => id)).size).toBe(batch.papers.length);
    }
  });

  it("shows some papers again with more votes", () => {
    const first = new Map<string, number>();
    const grown = new Set<string>();
    for (const { id, votes = 0 } of batches.flatMap((batch) => batch.papers)) {
      if (votes > (first.get(id) ?? votes)) grown.add(id);
      if (!first.has(id)) first.set(id, votes);
    }
    expect(grown.size).toBeGreaterThanOrEqual(10);
  });

  it("ends with an answer that has neither papers nor a mark", async () => {
    const end = await since(String(batches.length));
    expect(end.papers).toEqual([]);
    expect(end.mark).toBeUndefined();
    expect(end.verdict.at).toBe(batches.at(-1)?.verdict.at);
  });

  it.each(["", "-1", "1.5", "yesterday", "9e9"])(
    "starts over at a strange mark: %j",
    async (mark) => {
      expect(await since(mark)).toEqual(batches[0]);
    },
  );

  it("says each time that the papers are old, and of which day", async () => {
    const answers = [...batches, await since(String(batches.length))];
    for (const { verdict } of answers) expect(verdict.status).toBe("stale");
    expect(answers[0]?.verdict.reason).toContain("13 October 2025");
    expect(answers.at(-1)?.verdict.reason).toContain("31 October 2025");
  });
});

describe("asking the sample for one paper", () => {
  it("gives it with the counts it was last recorded with", async () => {
    for (const paper of papers) expect((await find(paper.id))?.papers).toEqual([paper]);
  });

  it("gives nothing for a paper it does not have", async () => {
    const answer = await find("arxiv:1706.03762");
    expect(answer?.papers).toEqual([]);
    expect(answer?.verdict.status).toBe("stale");
  });
});
