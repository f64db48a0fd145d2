import type { PaperId } from "../../../paper/id.ts";
import type { Paper } from "../../../paper/paper.ts";
import { wordsIn } from "../number-at.ts";
import { buildSegment } from "./build-segment.ts";
import { writeFacts } from "./facts.ts";
import { mergeSegments } from "./merge-segments.ts";
import { paperKey, textHash } from "./paper-key.ts";
import {
  findPaper,
  mergeInputOf,
  population,
  type Room,
  type Segment,
  segmentOf,
  strike,
} from "./segment.ts";
import { MOST_PAPERS } from "./segment-sections.ts";

/** The segments of an index, as they are now. */
export interface SegmentSet {
  /** The same list until it changes. */
  all(): readonly Segment[];
  /** Segments in memory alone, which further papers may join. */
  live(): readonly Segment[];
  /** Adds papers, or replaces those there are. */
  add(papers: readonly Paper[]): void;
  remove(ids: readonly PaperId[]): void;
  /** The number of papers. */
  count(): number;
  /** From now on the live segments stay as they are. @returns them */
  freeze(): readonly Segment[];
  /** Makes frozen segments live again. */
  thaw(segments: readonly Segment[]): void;
  /** Puts one segment in the place of others, which hold the same papers. */
  replace(old: readonly Segment[], by: readonly Segment[]): void;
}

/** So many live segments of like size become one: each paper is copied a few times on its way. */
const FAN = 4;
const SMALLEST = 16;
/** Joining so many papers takes some milliseconds: more are merged in files, in another thread. */
const MOST_JOINED = 256;

/** @param soon runs what makes one of several live segments, each time some milliseconds' work; left out, all of it runs at once */
export function createSegmentSet(soon: (work: () => void) => void = (work) => work()): SegmentSet {
  let fixed: readonly Segment[] = [];
  let live: readonly Segment[] = [];
  let both = [...fixed, ...live];
  const become = (nextFixed: readonly Segment[], nextLive: readonly Segment[]) => {
    [fixed, live, both] = [nextFixed, nextLive, [...nextFixed, ...nextLive]];
  };

  let isAsked = false;
  const joinSoon = () => {
    if (isAsked) return;
    isAsked = true;
    soon(join);
  };

  const join = () => {
    isAsked = false;
    const last = live.slice(-FAN);
    const [first] = last;
    if (!first || last.length < FAN) return;
    const sizes = last.map(({ papers }) => papers);
    if (tier(Math.max(...sizes)) > tier(Math.min(...sizes)) || sum(sizes) > MOST_JOINED) return;
    become(fixed, [...live.slice(0, -FAN), ...joined(last)]);
    joinSoon();
  };

  const addSome = (papers: readonly Paper[]) => {
    const once = [...new Map(papers.map((paper) => [paper.id, paper])).values()];
    const changed = once.filter((paper) => !refresh(both, paper));
    if (changed.length === 0) return;
    become(fixed, [...live, segmentOf(buildSegment(changed))]);
    joinSoon();
  };

  return {
    all: () => both,
    live: () => live,
    add(papers) {
      for (let from = 0; from < papers.length; from += MOST_PAPERS)
        addSome(papers.slice(from, from + MOST_PAPERS));
    },
    remove(ids) {
      for (const id of ids) strikeId(both, id);
    },
    count: () => sum(both.map(population)),
    freeze() {
      const frozen = live.filter((segment) => population(segment) > 0);
      become([...fixed, ...frozen], []);
      return frozen;
    },
    thaw(segments) {
      const others = fixed.filter((each) => !segments.includes(each));
      become(others, [...segments, ...live]);
    },
    replace(old, by) {
      become([...fixed.filter((each) => !old.includes(each)), ...by], live);
    },
  };
}

/** One segment of several; none when none of their papers is alive. */
function joined(segments: readonly Segment[]): Segment[] {
  const alive = segments.filter((segment) => population(segment) > 0);
  if (alive.length < 2) return [...alive];
  return [segmentOf(mergeSegments(alive.map(mergeInputOf)).content)];
}

function tier(papers: number): number {
  return Math.max(0, Math.ceil(Math.log(papers / SMALLEST) / Math.log(FAN)));
}

/** Writes what is new of a paper whose words are the same; else takes out what was known of it. */
function refresh(segments: readonly Segment[], paper: Paper): boolean {
  const key = paperKey(paper.id);
  for (const segment of segments) {
    const at = findPaper(segment, key);
    if (at < 0) continue;
    if (hasWords(segment, at, paper)) {
      writeFacts(segment.facts, at, paper);
      segment.changes += 1;
      return true;
    }
    strike(segment, at);
  }
  return false;
}

function hasWords({ cold }: Segment, at: number, paper: Paper): boolean {
  const [one, other] = textHash(paper);
  const known = wordsIn(cold.read("textHashes", at * 8, at * 8 + 8, room));
  return known[0] === one && known[1] === other;
}

const room: Room = { bytes: new Uint8Array(8) };

function strikeId(segments: readonly Segment[], id: PaperId): void {
  const key = paperKey(id);
  for (const segment of segments) {
    const at = findPaper(segment, key);
    if (at >= 0) strike(segment, at);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
