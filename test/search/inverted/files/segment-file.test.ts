import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Paper } from "../../../../src/paper/paper.ts";
import { longKey } from "../../../../src/query/words/definitions.ts";
import { Damaged } from "../../../../src/search/inverted/files/damaged.ts";
import { readSegment, writeSegment } from "../../../../src/search/inverted/files/segment-file.ts";
import { buildSegment } from "../../../../src/search/inverted/segments/build-segment.ts";
import { aboutLong, toldAbout } from "../../../../src/search/inverted/segments/definitions.ts";
import { mergeSegments } from "../../../../src/search/inverted/segments/merge-segments.ts";
import {
  mergeInputOf,
  openSegment,
  type Segment,
  segmentOf,
  strike,
} from "../../../../src/search/inverted/segments/segment.ts";
import { paperOf } from "../../../query/paper-of.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";

const ATTACKS = aboutLong(longKey(["attack", "success", "rate"]));
const EXPLAINED = [
  "We study large language models (LLMs).",
  "A large language model (LLM) speaks.",
  "Lovely little monkeys (LLM) are everywhere.",
  "Attack success rate (ASR) beside automatic speech recognition (ASR).",
];

function papersThatExplain(count: number, from = 0): Paper[] {
  return Array.from({ length: count }, (_, n) =>
    paperOf({
      id: `arxiv:2601.${String(from + n).padStart(5, "0")}`,
      title: `Paper ${from + n}`,
      abstract: EXPLAINED[n % EXPLAINED.length] ?? "",
    }),
  );
}

async function stored(segment: Parameters<typeof writeSegment>[1]) {
  const path = join(temporaryFolder(), "1.segment");
  await writeSegment(path, segment);
  return path;
}

async function opened(path: string): Promise<Segment> {
  const { stored, check, close } = await readSegment(path);
  onTestFinished(close);
  await check();
  return openSegment(stored);
}

const tellAll = (segment: Segment) =>
  Object.fromEntries(
    ["llm", "asr", "=largelanguagemodel", ATTACKS, "=lovely", "none"].map((about) => [
      about,
      Object.fromEntries(toldAbout(segment, about)),
    ]),
  );

const TOLD = {
  llm: {
    "LLM=large language models": 3,
    "LLM=large language model": 3,
    "LLM=little monkeys": 2,
  },
  asr: { "ASR=attack success rate": 2, "ASR=automatic speech recognition": 2 },
  "=largelanguagemodel": { llm: 6 },
  [ATTACKS]: { asr: 2 },
  "=lovely": {},
  none: {},
};

test("what papers explain is the same in memory, from a file, and from a file of merged ones", async () => {
  const inMemory = segmentOf(buildSegment(papersThatExplain(10)));
  expect(tellAll(inMemory)).toEqual(TOLD);
  const segment = await opened(await stored(buildSegment(papersThatExplain(10))));
  expect(tellAll(segment)).toEqual(TOLD);
  const others = segmentOf(buildSegment(papersThatExplain(4, 50)));
  const { content } = mergeSegments([segment, others].map(mergeInputOf));
  const merged = await opened(await stored(content));
  expect(tellAll(merged)).toMatchObject({
    "=largelanguagemodel": { llm: 8 },
    [ATTACKS]: { asr: 3 },
  });
});

test("what papers explained that were removed goes when their segment is merged", () => {
  const segment = segmentOf(buildSegment(papersThatExplain(10)));
  for (let paper = 0; paper < 9; paper++) strike(segment, paper);
  const { content } = mergeSegments([mergeInputOf(segment)]);
  const left = tellAll(segmentOf(content));
  expect(Object.values(left).filter((told) => Object.keys(told).length > 0)).toHaveLength(2);
});

test("a bit that is wrong anywhere in a file is found when it is opened or checked", async () => {
  const path = await stored(buildSegment(papersThatExplain(40)));
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 7) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    writeFileSync(path, bytes);
    await expect(opened(path), `byte ${at}`).rejects.toThrow(Damaged);
  }
});

test("a bit that is wrong in what every search may need is found before the file is used", async () => {
  const path = await stored(buildSegment(papersThatExplain(40)));
  const bytes = readFileSync(path);
  const at = bytes.indexOf("LLM=large language models");
  bytes[at] = 0x6c;
  writeFileSync(path, bytes);
  await expect(readSegment(path)).rejects.toThrow(Damaged);
});
