import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import type { PaperId } from "../../src/paper/id.ts";
import { createMerge } from "../../src/paper/merge.ts";
import type { Paper, Sighting } from "../../src/paper/paper.ts";
import type { SourceCopy } from "../../src/paper/source-copy.ts";
import { standingOf } from "../../src/sources/index.ts";
import { HOUR } from "../../src/time/durations.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";
import { runs } from "../runs.ts";

const merge = createMerge(standingOf);

const noon = Date.UTC(2026, 0, 5, 12);

/** What every catalogue does; `create` makes an empty one, `histories` is how many random ones are tried. */
export function catalogueContract(
  name: string,
  create: () => Catalogue,
  histories = runs(30),
): void {
  describe(name, () => {
    test("a new paper is added, and found by its id", () => {
      const catalogue = create();
      expect(catalogue.upsert("huggingface", noon, [paperOf(1)])).toEqual({
        added: [paperOf(1)],
        changed: [],
      });
      expect(catalogue.get([idOf(1)])).toEqual([paperOf(1)]);
      expect(catalogue.count()).toBe(1);
    });

    test("gives back every field as it was, whatever text is in it", () => {
      const catalogue = create();
      const paper = paperOf(1, {
        title: "‮ @everyone <b> \u0000 \ud800 '); DROP TABLE papers; --",
        abstract: "",
        authors: ["Ångström, A.", "李", "😀"],
        categories: ["cs.RO", "cs.LG"],
        links: { page: "https://arxiv.org/abs/1", code: "https://example.org/code" },
        thumbnail: "https://example.org/picture.png",
        votes: 0,
        comments: 3,
        stars: 12,
        keywords: ["walking", "__proto__"],
        summary: { text: "Robots walk.", by: "Hugging Face", ai: true },
        withdrawn: true,
      });
      const { added } = catalogue.upsert("huggingface", noon, [paper]);
      expect(catalogue.get([paper.id])).toEqual(added);
      expect(added).toEqual([merge([{ source: "huggingface", at: noon, paper }])]);
    });

    test("the same list twice changes nothing", () => {
      const catalogue = create();
      const list = [paperOf(1), paperOf(2, { votes: 3 })];
      catalogue.upsert("huggingface", noon, list);
      const again = catalogue.upsert("huggingface", noon + 60_000, list);
      expect(again).toEqual({ added: [], changed: [] });
    });

    test("tells what changed after a mark, the first change first, each paper once", () => {
      const catalogue = create();
      expect(catalogue.mark()).toBe(0);
      catalogue.upsert("huggingface", noon, [paperOf(1), paperOf(2), paperOf(3)]);
      const mark = catalogue.mark();
      expect(catalogue.changes(0, 9)).toEqual({ papers: [1, 2, 3].map((n) => paperOf(n)), mark });
      catalogue.upsert("huggingface", noon + 1, [paperOf(2, { votes: 5 }), paperOf(3)]);
      expect(catalogue.changes(mark, 9)).toEqual({
        papers: [paperOf(2, { votes: 5 })],
        mark: catalogue.mark(),
      });
      expect(catalogue.mark()).toBeGreaterThan(mark);
      expect(catalogue.changes(catalogue.mark(), 9).papers).toEqual([]);
    });

    test("tells changes in parts of any size", () => {
      const catalogue = create();
      catalogue.upsert(
        "huggingface",
        noon,
        [1, 2, 3, 4, 5].map((n) => paperOf(n)),
      );
      const told: Paper[] = [];
      let mark = 0;
      for (let part = catalogue.changes(0, 2); part.papers.length > 0; ) {
        told.push(...part.papers);
        mark = part.mark;
        part = catalogue.changes(mark, 2);
      }
      expect(told).toEqual([1, 2, 3, 4, 5].map((n) => paperOf(n)));
      expect(mark).toBe(catalogue.mark());
    });

    test("a known paper whose counts or text moved is changed, in the order given", () => {
      const catalogue = create();
      catalogue.upsert(
        "huggingface",
        noon,
        [1, 2, 3].map((n) => paperOf(n, { votes: 1 })),
      );
      const { added, changed } = catalogue.upsert("huggingface", noon + HOUR, [
        paperOf(4),
        paperOf(3, { votes: 2 }),
        paperOf(2, { votes: 1 }),
        paperOf(1, { votes: 1, title: "A better title" }),
      ]);
      expect(added.map(({ id }) => id)).toEqual([idOf(4)]);
      expect(changed).toEqual([
        paperOf(3, { votes: 2 }),
        paperOf(1, { votes: 1, title: "A better title" }),
      ]);
    });

    test("tells once that code was released or a paper withdrawn, since a moment", () => {
      const catalogue = create();
      const code = { links: { page: "https://example.org/1", code: "https://example.org/code" } };
      catalogue.upsert("arxiv", noon, [paperOf(1), paperOf(2), paperOf(3, code)]);
      catalogue.upsert("huggingface", noon, [paperOf(1)]);
      catalogue.upsert("huggingface", noon + 1, [paperOf(1, code), paperOf(2, code)]);
      catalogue.upsert("arxiv", noon + 2, [paperOf(1, { withdrawn: true })]);
      catalogue.upsert("huggingface", noon + 3, [paperOf(1)]);
      catalogue.upsert("huggingface", noon + 4, [paperOf(1, code)]);
      const released = { paper: idOf(1), kind: "code", at: noon + 1 };
      const withdrawn = { paper: idOf(1), kind: "withdrawn", at: noon + 2 };
      expect(catalogue.news(0)).toEqual([released, withdrawn]);
      expect(catalogue.news(noon + 2)).toEqual([withdrawn]);
      expect(catalogue.news(noon + 3)).toEqual([]);
      expect(catalogue.newsOf([idOf(3), idOf(1), idOf(1), idOf(9)])).toEqual([released, withdrawn]);
      expect(catalogue.newsOf([])).toEqual([]);
    });

    test("of one paper twice in a list the last counts", () => {
      const catalogue = create();
      const twice = [paperOf(1, { votes: 1 }), paperOf(2), paperOf(1, { votes: 5 })];
      const { added } = catalogue.upsert("huggingface", noon, twice);
      expect(added).toEqual([paperOf(1, { votes: 5 }), paperOf(2)]);
      expect(catalogue.sightings([idOf(1)], 0).get(idOf(1))).toHaveLength(1);
    });

    test("what several sources say becomes one paper", () => {
      const catalogue = create();
      const listed = paperOf(1, {
        votes: 9,
        links: { page: "https://huggingface.co/papers/2601.00001" },
      });
      const indexed = paperOf(1, { abstract: "A robot walks.", categories: ["cs.RO", "cs.LG"] });
      catalogue.upsert("huggingface", noon, [listed]);
      const { added, changed } = catalogue.upsert("arxiv", noon + HOUR, [indexed]);
      const merged = merge([
        { source: "huggingface", at: noon, paper: listed },
        { source: "arxiv", at: noon + HOUR, paper: indexed },
      ]);
      expect(added).toEqual([]);
      expect(changed).toEqual([merged]);
      expect(catalogue.get([idOf(1)])).toEqual([merged]);
      expect(merged.votes).toBe(9);
    });

    test("an empty list is nothing new", () => {
      const catalogue = create();
      expect(catalogue.upsert("huggingface", noon, [])).toEqual({ added: [], changed: [] });
      expect(catalogue.count()).toBe(0);
      expect(catalogue.lastSeen()).toBeUndefined();
    });

    test("answers the papers it knows, each once, in the order asked for", () => {
      const catalogue = create();
      catalogue.upsert("huggingface", noon, [paperOf(1), paperOf(2), paperOf(3)]);
      const asked = [idOf(3), idOf(9), idOf(1), idOf(3)];
      expect(catalogue.get(asked).map(({ id }) => id)).toEqual([idOf(3), idOf(1)]);
      expect(catalogue.get([])).toEqual([]);
    });

    test("answers ten thousand ids at once", () => {
      const catalogue = create();
      const papers = Array.from({ length: 10_000 }, (_, n) => paperOf(n, { votes: n }));
      catalogue.upsert("huggingface", noon, papers);
      const ids = papers.map(({ id }) => id).reverse();
      expect(catalogue.get(ids).map(({ id }) => id)).toEqual(ids);
      expect(catalogue.sightings(ids, noon).size).toBe(10_000);
    });

    test("recent papers come newest first, from `since` and before `until`, up to a limit", () => {
      const catalogue = create();
      const at = (n: number) => paperOf(n).publishedAt;
      catalogue.upsert(
        "huggingface",
        noon,
        [2, 5, 1, 4, 3].map((n) => paperOf(n)),
      );
      const recent = (filter: Parameters<Catalogue["recent"]>[0]) =>
        catalogue.recent(filter).map(({ id }) => id);
      expect(recent({ since: at(2), limit: 10 })).toEqual([5, 4, 3, 2].map(idOf));
      expect(recent({ since: at(2), until: at(4), limit: 10 })).toEqual([3, 2].map(idOf));
      expect(recent({ since: 0, limit: 2 })).toEqual([5, 4].map(idOf));
      expect(recent({ since: 0, limit: Number.POSITIVE_INFINITY })).toHaveLength(5);
      expect(recent({ since: 0, limit: 0 })).toEqual([]);
      expect(recent({ since: 0, limit: -1 })).toEqual([]);
    });

    test("tells which papers with votes were seen since a moment, by any source, and when any paper was", () => {
      const catalogue = create();
      const voted = [1, 2, 3].map((n) => paperOf(n, { votes: n }));
      catalogue.upsert("huggingface", noon, [...voted, paperOf(4)]);
      catalogue.upsert("arxiv", noon + HOUR, [paperOf(2), paperOf(4)]);
      catalogue.upsert("huggingface", noon - HOUR, voted.slice(2));
      const votedSince = (at: number) => catalogue.votedSince(at).map(({ id }) => id);
      expect(votedSince(noon + HOUR)).toEqual([idOf(2)]);
      expect(votedSince(noon)).toEqual([1, 3, 2].map(idOf));
      expect(votedSince(noon + 2 * HOUR)).toEqual([]);
      expect(catalogue.lastSeen()).toBe(noon + HOUR);
      catalogue.upsert("huggingface", noon + 2 * HOUR, [paperOf(1)]);
      expect(votedSince(noon)).toEqual([3, 2].map(idOf));
    });

    test("knows when each paper was first heard of, whoever said it, in whichever order it was heard", () => {
      const catalogue = create();
      catalogue.upsert("arxiv", noon + HOUR, [paperOf(1), paperOf(2)]);
      catalogue.upsert("huggingface", noon, [paperOf(1)]);
      catalogue.upsert("arxiv", noon + 2 * HOUR, [paperOf(1), paperOf(2)]);
      expect(catalogue.firstSeen([1, 2, 3].map(idOf))).toEqual(
        new Map([
          [idOf(1), noon],
          [idOf(2), noon + HOUR],
        ]),
      );
    });

    test("knows when each paper was published, and first seen with counts", () => {
      const catalogue = create();
      catalogue.upsert("huggingface", noon + HOUR, [paperOf(1, { votes: 3 })]);
      catalogue.upsert("huggingface", noon, [paperOf(1, { votes: 1 })]);
      catalogue.upsert("arxiv", noon, [paperOf(2)]);
      expect(catalogue.dates([1, 2, 3].map(idOf))).toEqual(
        new Map([
          [idOf(1), { publishedAt: paperOf(1).publishedAt, sightedAt: noon }],
          [idOf(2), { publishedAt: paperOf(2).publishedAt }],
        ]),
      );
      expect(catalogue.publishedSince(paperOf(2).publishedAt)).toEqual([idOf(2)]);
      expect(catalogue.publishedSince(0)).toEqual([idOf(2), idOf(1)]);
    });

    describe("sightings", () => {
      /** The [hours after noon, votes] of a paper's sightings after these, given in this order. */
      function notedOf(said: readonly (readonly [hours: number, votes?: number])[], since = 0) {
        const catalogue = create();
        for (const [hours, votes] of said)
          catalogue.upsert("huggingface", noon + hours * HOUR, [
            paperOf(1, votes === undefined ? {} : { votes }),
          ]);
        const sightings = catalogue.sightings([idOf(1)], since).get(idOf(1)) ?? [];
        return sightings.map(({ at, votes }) => [(at - noon) / HOUR, votes]);
      }

      test("are noted when a count moves, up or down, or is no longer said", () => {
        expect(notedOf([[0, 5], [1, 5], [2, 7], [3, 6], [4]])).toEqual([
          [0, 5],
          [2, 7],
          [3, 6],
          [4, undefined],
        ]);
      });

      test("end with the last look, at which nothing had changed", () => {
        expect(
          notedOf([
            [0, 5],
            [5, 5],
            [6, 5],
            [11, 6],
            [12, 6],
            [20, 6],
          ]),
        ).toEqual([
          [0, 5],
          [11, 6],
          [20, 6],
        ]);
      });

      test("up to a moment end there", () => {
        const catalogue = create();
        for (const [hours, votes] of [
          [0, 5],
          [4, 5],
          [6, 9],
        ] as const)
          catalogue.upsert("huggingface", noon + hours * HOUR, [paperOf(1, { votes })]);
        const until = (hours: number) =>
          catalogue.sightings([idOf(1)], 0, noon + hours * HOUR).get(idOf(1)) ?? [];
        expect(until(5).map(({ at, votes }) => [(at - noon) / HOUR, votes])).toEqual([
          [0, 5],
          [5, 5],
        ]);
        expect(until(6).map(({ votes }) => votes)).toEqual([5, 9]);
        expect(until(-1)).toEqual([]);
      });

      test("are not noted for a source that says no counts", () => {
        expect(notedOf([[0], [7], [14]])).toEqual([]);
      });

      test("keep their order when an older one comes late, and the newer word stands", () => {
        const catalogue = create();
        const say = (hours: number, votes: number) =>
          catalogue.upsert("huggingface", noon + hours * HOUR, [paperOf(1, { votes })]);
        say(0, 5);
        say(10, 9);
        expect(say(5, 7)).toEqual({ added: [], changed: [] });
        expect(catalogue.get([idOf(1)])[0]?.votes).toBe(9);
        const noted = catalogue.sightings([idOf(1)], 0).get(idOf(1)) ?? [];
        expect(noted.map(({ votes }) => votes)).toEqual([5, 7, 9]);
      });

      test("carry every count, their source and their paper", () => {
        const catalogue = create();
        const counts = { votes: 0, comments: 2, stars: 30 };
        catalogue.upsert("huggingface", noon, [paperOf(1, counts)]);
        expect([...catalogue.sightings([idOf(1)], 0)]).toEqual([
          [idOf(1), [{ paper: idOf(1), source: "huggingface", at: noon, ...counts }]],
        ]);
      });

      test("since a moment are led by the last one before it, of each source", () => {
        expect(
          notedOf(
            [
              [0, 1],
              [1, 2],
              [2, 3],
              [3, 4],
            ],
            noon + 2 * HOUR,
          ),
        ).toEqual([
          [1, 2],
          [2, 3],
          [3, 4],
        ]);
        expect(
          notedOf(
            [
              [0, 1],
              [1, 2],
            ],
            noon + 2 * HOUR,
          ),
        ).toEqual([[1, 2]]);
        const catalogue = create();
        for (const [source, hours] of [
          ["b", 0],
          ["a", 1],
          ["b", 2],
          ["a", 4],
          ["b", 5],
        ] as const)
          catalogue.upsert(source, noon + hours * HOUR, [paperOf(1, { votes: hours })]);
        const led = catalogue.sightings([idOf(1), idOf(2), idOf(1)], noon + 3 * HOUR);
        expect([...led.keys()]).toEqual([idOf(1)]);
        expect(led.get(idOf(1))?.map(({ source, votes }) => [source, votes])).toEqual([
          ["a", 1],
          ["b", 2],
          ["a", 4],
          ["b", 5],
        ]);
      });
    });

    test("for every history, it answers what each source last said, merged, and the moves of its counts", () => {
      fc.assert(
        fc.property(
          fc.array(saying, { maxLength: 25 }),
          fc.integer({ min: 0, max: 30 }),
          (history, since) => {
            const catalogue = create();
            const model = createModel();
            for (const said of history) {
              const upserted = catalogue.upsert(said.source, said.at, said.papers);
              expect(upserted).toEqual(model.upsert(said));
            }
            expect(catalogue.get(ids)).toEqual(model.papers());
            expect(catalogue.sightings(ids, since * HOUR)).toEqual(model.sightings(since * HOUR));
          },
        ),
        { numRuns: histories },
      );
    });
  });
}

const ids = [1, 2, 3].map(idOf);

interface Saying {
  readonly source: string;
  readonly at: number;
  readonly papers: readonly Paper[];
}

const count = fc.constantFrom({}, { votes: 0 }, { votes: 1 }, { votes: 2, stars: 1 });
const saying: fc.Arbitrary<Saying> = fc.record({
  source: fc.constantFrom("huggingface", "arxiv"),
  at: fc.integer({ min: 0, max: 30 }).map((hours) => hours * HOUR),
  papers: fc.array(
    fc
      .record({ n: fc.integer({ min: 1, max: 3 }), more: count })
      .map(({ n, more }) => paperOf(n, more)),
    { maxLength: 4 },
  ),
});

/** The contract again in the plainest way: lists, and no storage. */
function createModel() {
  const copies = new Map<PaperId, Map<string, SourceCopy>>();
  const sightings: Sighting[] = [];

  function merged(id: PaperId): Paper | undefined {
    const [first, ...rest] = copies.get(id)?.values() ?? [];
    return first && merge([first, ...rest]);
  }

  function keep({ source, at }: Saying, paper: Paper): void {
    const said = copies.get(paper.id) ?? new Map<string, SourceCopy>();
    copies.set(paper.id, said);
    if ((said.get(source)?.at ?? 0) <= at) said.set(source, { source, at, paper });
  }

  function put(now: Sighting): void {
    const at = sightings.findIndex((other) => isOf(now)(other) && other.at === now.at);
    if (at >= 0) sightings.splice(at, 1);
    sightings.push(now);
    sightings.sort((one, other) => one.at - other.at || (one.source < other.source ? -1 : 1));
  }

  /** `last` is what the source said latest of all before. */
  function note(now: Sighting, last: Sighting | undefined): void {
    const noted = sightings.filter(isOf(now));
    const before = noted.filter((other) => other.at <= now.at).at(-1);
    const silent = now.votes === undefined && now.stars === undefined;
    const moved = before ? before.votes !== now.votes || before.stars !== now.stars : !silent;
    if (!moved) return;
    const isLate = last !== undefined && last.at > now.at;
    const stops = before?.votes !== undefined && now.votes === undefined;
    if (last && (isLate ? !noted.some((other) => other.at > now.at) : stops)) put(last);
    put(now);
  }

  return {
    upsert(said: Saying): { added: Paper[]; changed: Paper[] } {
      const once = new Map(said.papers.map((paper) => [paper.id, paper]));
      const before = new Map([...once.keys()].map((id) => [id, merged(id)]));
      for (const paper of once.values()) {
        const last = copies.get(paper.id)?.get(said.source);
        note(sightingOf({ ...said, paper }), last && sightingOf(last));
        keep(said, paper);
      }
      const after = [...once.keys()].flatMap((id) => merged(id) ?? []);
      const differs = (paper: Paper) => !isDeepStrictEqual(paper, before.get(paper.id));
      return {
        added: after.filter(({ id }) => !before.get(id)),
        changed: after.filter((paper) => before.get(paper.id) && differs(paper)),
      };
    },
    papers: () => ids.flatMap((id) => merged(id) ?? []),
    sightings(since: number): Map<PaperId, Sighting[]> {
      const all = [...sightings];
      for (const said of copies.values())
        for (const { source, at, paper } of said.values()) {
          const last = sightings.filter(isOf({ paper: paper.id, source })).at(-1);
          if (last && last.at < at) all.push({ ...last, at });
        }
      all.sort((one, other) => one.at - other.at || (one.source < other.source ? -1 : 1));
      const leads = (one: Sighting) =>
        !all.some((other) => isOf(one)(other) && other.at > one.at && other.at < since);
      const wanted = all.filter((one) => one.at >= since || leads(one));
      const groups = ids.map((id) => [id, wanted.filter(({ paper }) => paper === id)] as const);
      return new Map(
        groups.filter(([, group]) => group.length > 0).map(([id, group]) => [id, [...group]]),
      );
    },
  };
}

function isOf({ paper, source }: Pick<Sighting, "paper" | "source">) {
  return (other: Sighting) => other.paper === paper && other.source === source;
}

function sightingOf({ source, at, paper: { id, votes, stars } }: SourceCopy): Sighting {
  return {
    paper: id,
    source,
    at,
    ...(votes !== undefined && { votes }),
    ...(stars !== undefined && { stars }),
  };
}
