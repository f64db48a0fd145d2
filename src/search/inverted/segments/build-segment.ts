import type { Paper } from "../../../paper/paper.ts";
import { wordAt } from "../number-at.ts";
import { gatherPostings } from "../postings/gather-postings.ts";
import { growingBytes, growingWords } from "../postings/growing.ts";
import { createTermWriter } from "../postings/term-writer.ts";
import { lengthCode } from "../ranking/bm25f.ts";
import { dictionaryOf, inByteOrder } from "./dictionary.ts";
import { noFacts, writeFacts } from "./facts.ts";
import { gatherDefinitions } from "./gather-definitions.ts";
import { hashOf } from "./hashes.ts";
import { byAge, idBytes, textHash } from "./paper-key.ts";
import { termsOf } from "./paper-terms.ts";
import { publishedColumns } from "./published.ts";
import type { Sections, SegmentContent } from "./segment-sections.ts";

/** Indexes papers, at most MOST_PAPERS and each once. */
export function buildSegment(given: readonly Paper[]): SegmentContent {
  const papers = [...given].sort(byAge);
  const gathered = gatherPostings();
  const told = gatherDefinitions();
  const names = growingBytes();
  const nameEnds = growingWords();
  const lengths = new Uint8Array(papers.length);
  const words = new Map<string, number>();
  let tokens = 0;
  for (const [at, paper] of papers.entries()) {
    const terms = termsOf(paper);
    const length = gathered.add(at, terms);
    for (const each of terms.told) told.add(at, each);
    lengths[at] = lengthCode(length);
    tokens += length;
    const name = Buffer.from(terms.names);
    names.append(name, 0, name.length);
    nameEnds.push(names.length());
    for (const word of terms.words) words.set(word, (words.get(word) ?? 0) + 1);
  }
  const terms = createTermWriter(lengths, tokens / papers.length);
  gathered.writeTo(terms);
  const { cold, ...written } = terms.finish();
  const { definitions, ...definitionPlaces } = told.columns();
  const { idEnds, ids, ...identity } = identities(papers);
  const sections: Sections = {
    ...identity,
    ...factColumns(papers),
    ...wordColumns(words),
    ...written,
    ...definitionPlaces,
    lengths,
  };
  return {
    papers: papers.length,
    tokens,
    sections,
    cold: {
      ...cold,
      idEnds,
      ids,
      textHashes: Uint32Array.from(papers.flatMap(textHash)),
      definitions,
      nameEnds: nameEnds.trimmed(),
      names: names.trimmed(),
    },
  };
}

function identities(papers: readonly Paper[]) {
  const ids = papers.map(({ id }) => idBytes(id));
  const hashes = ids.map(hashOf);
  let end = 0;
  return {
    ...publishedColumns(papers.map(({ publishedAt }) => publishedAt)),
    ids: Buffer.concat(ids),
    idEnds: Uint32Array.from(ids, ({ length }) => (end += length)),
    ...hashColumns(Uint32Array.from(hashes)),
  };
}

/** Hashes in ascending order, with the papers they belong to. */
export function hashColumns(hashes: Uint32Array) {
  const idPapers = Uint16Array.from(hashes, (_, at) => at);
  idPapers.sort((one, other) => wordAt(hashes, one) - wordAt(hashes, other));
  return { idPapers, idHashes: Uint32Array.from(idPapers, (at) => wordAt(hashes, at)) };
}

function factColumns(papers: readonly Paper[]) {
  const facts = noFacts(papers.length);
  for (const [at, paper] of papers.entries()) writeFacts(facts, at, paper);
  return facts;
}

/** Words in ascending order, with their counts. */
export function wordColumns(counts: ReadonlyMap<string, number>) {
  const sorted = inByteOrder([...counts.keys()]);
  const { bytes, ends } = dictionaryOf(sorted);
  return {
    words: bytes,
    wordEnds: ends,
    wordCounts: Uint32Array.from(sorted, (word) => counts.get(word) ?? 0),
  };
}
