import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DailyItem } from "../../../src/sources/huggingface/daily-item.ts";
import { fakeItem } from "../../fakes/sources/huggingface-item.ts";

const whole = fakeItem(7, {
  projectPage: " https://project.example/",
  githubRepo: "https://github.com/example/code",
  githubStars: 12,
  ai_summary: "A made-up\nsummary.",
  ai_keywords: ["robots", "", "robots", "planning"],
});

describe("an item of a daily list", () => {
  it("becomes a paper with all that is known", () => {
    expect(DailyItem.parse(whole)).toEqual({
      id: "arxiv:2611.00007",
      title: "A made-up paper, number 7",
      abstract: "Made up for tests, number 7.",
      authors: ["Ada Example 7"],
      categories: [],
      publishedAt: Date.UTC(2026, 10, 19, 17),
      listedAt: Date.UTC(2026, 10, 23),
      links: {
        page: "https://huggingface.co/papers/2611.00007",
        pdf: "https://arxiv.org/pdf/2611.00007",
        code: "https://github.com/example/code",
        project: "https://project.example/",
        discussion: "https://huggingface.co/papers/2611.00007#community",
      },
      thumbnail: "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/7.png",
      votes: 993,
      comments: 2,
      stars: 12,
      keywords: ["robots", "planning"],
      summary: { text: "A made-up summary.", by: "Hugging Face", ai: true },
    });
  });

  it("needs no more than an id, a title and a date", () => {
    const paper = { id: "2611.00007", title: "T", publishedAt: "2026-11-19T00:00:00.000Z" };
    expect(DailyItem.parse({ paper })).toEqual({
      id: "arxiv:2611.00007",
      title: "T",
      abstract: "",
      authors: [],
      categories: [],
      publishedAt: Date.UTC(2026, 10, 19),
      links: {
        page: "https://huggingface.co/papers/2611.00007",
        pdf: "https://arxiv.org/pdf/2611.00007",
      },
      keywords: [],
    });
  });

  it("is withdrawn as well where its title or abstract says so", () => {
    const { paper } = fakeItem(1, { summary: "This paper has been withdrawn by the author." });
    expect(DailyItem.parse({ paper }).withdrawn).toBe(true);
    const titled = fakeItem(1, { title: "WITHDRAWN: A made-up paper" });
    expect(DailyItem.parse({ paper: titled.paper }).withdrawn).toBe(true);
  });

  it("has the LaTeX its texts have lost", () => {
    const { paper } = fakeItem(1, { title: "A^2X: 3.8times faster", ai_summary: "In 360^circ." });
    const { title, summary } = DailyItem.parse({ paper });
    expect([title, summary?.text]).toEqual(["A²X: 3.8× faster", "In 360°."]);
  });

  it("says when it was withdrawn", () => {
    const { paper } = fakeItem(1, { withdrawnAt: "2026-11-20T00:00:00.000Z" });
    expect(DailyItem.parse({ paper }).withdrawn).toBe(true);
  });

  it("has zero votes when it has zero, not none", () => {
    expect(DailyItem.parse(fakeItem(1, { upvotes: 0, githubStars: 0 }))).toMatchObject({
      votes: 0,
      stars: 0,
    });
  });

  it.each(["javascript:alert(1)", "ftp://example.org/code", "https://arxiv.org@evil.example", 7])(
    "keeps no link such as %j",
    (link) => {
      const paper = DailyItem.parse(fakeItem(1, { githubRepo: link, projectPage: link }));
      expect(paper.links).not.toHaveProperty("code");
      expect(paper.links).not.toHaveProperty("project");
    },
  );

  it.each([
    ["id", "not-an-id"],
    ["id", 2611.00007],
    ["title", ""],
    ["title", " \n "],
    ["title", null],
    ["publishedAt", "yesterday"],
    ["publishedAt", "2026-02-30T00:00:00.000Z"],
    ["publishedAt", 1_700_000_000],
  ])("cannot be read with %s %j", (field, value) => {
    expect(DailyItem.safeParse(fakeItem(1, { [field]: value })).success).toBe(false);
  });

  it("for every nonsense in fields that a paper can do without, is read without them", () => {
    const spareFields = fc.record(
      {
        summary: fc.anything(),
        authors: fc.anything(),
        upvotes: fc.anything(),
        githubStars: fc.anything(),
        ai_keywords: fc.anything(),
        ai_summary: fc.anything(),
        projectPage: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(spareFields, fc.anything(), (fields, thumbnail) => {
        const read = DailyItem.safeParse({ paper: { ...fakeItem(1).paper, ...fields }, thumbnail });
        expect(read.data?.id).toBe("arxiv:2611.00001");
      }),
    );
  });

  it("for every other value, is refused without an exception", () => {
    fc.assert(
      fc.property(fc.anything(), (item) => {
        expect(DailyItem.safeParse(item).success).toBe(false);
      }),
    );
  });

  it("loses one unreadable author, not all of them", () => {
    const authors = [{ name: "Ada Example" }, null, { name: 7 }, { name: " " }, { name: "Bo" }];
    expect(DailyItem.parse(fakeItem(1, { authors })).authors).toEqual(["Ada Example", "Bo"]);
  });
});
