import { createTermNumbering } from "../../../query/words/term-numbering.ts";
import type { Token } from "../../../query/words/token.ts";
import { shortAt, startOf, wordAt } from "../number-at.ts";
import { byteOrder } from "../segments/byte-order.ts";
import { dictionaryOf } from "../segments/dictionary.ts";
import type { PaperTerms } from "../segments/paper-terms.ts";
import { isPlain } from "../segments/term.ts";
import { createOccurrences, type OccurrencesByTerm } from "./occurrences.ts";
import { FIELD_BASE, writePlaces } from "./position-code.ts";
import { CUT, postingCode } from "./posting-code.ts";
import type { TermWriter } from "./term-writer.ts";

/** Turns papers with their terms into terms with their papers. */
export interface GatheredPostings {
  /** @returns how many tokens the paper has */
  add(paper: number, terms: PaperTerms): number;
  writeTo(writer: TermWriter): void;
}

export function gatherPostings(): GatheredPostings {
  const terms = createTermNumbering();
  const occurrences = createOccurrences();

  const addTokens = (paper: number, tokens: readonly Token[], from: number) => {
    let place = from;
    for (const token of tokens) occurrences.add(terms.ofToken(token), paper, place++);
  };

  return {
    add(paper, { title, abstract, keywords, plain }) {
      addTokens(paper, title, FIELD_BASE.title);
      addTokens(paper, abstract, FIELD_BASE.abstract);
      let length = title.length + abstract.length;
      let place: number = FIELD_BASE.keywords;
      for (const keyword of keywords) {
        addTokens(paper, keyword, place);
        place += keyword.length + 1;
        length += keyword.length;
      }
      for (const term of plain) occurrences.add(terms.of(term), paper, 0);
      return length;
    },

    writeTo(writer) {
      const { bytes, ends } = dictionaryOf(terms.texts());
      const found = occurrences.byTerm(ends.length);
      for (const term of byteOrder({ bytes, ends })) {
        const [start, end] = [startOf(ends, term), wordAt(ends, term)];
        const from = wordAt(found.starts, term);
        const to = wordAt(found.starts, term + 1);
        writer.begin(bytes, start, end);
        if (isPlain(bytes[start])) writePapers(found, from, to, writer);
        else writePostings(found, from, to, writer);
        writer.end();
      }
    },
  };
}

function writePapers({ papers }: OccurrencesByTerm, from: number, to: number, writer: TermWriter) {
  for (let at = from; at < to; at++) writer.posting(shortAt(papers, at), 0);
}

/** Writes the papers of a token, each with its places in title, abstract and keywords. */
function writePostings(found: OccurrencesByTerm, from: number, to: number, writer: TermWriter) {
  const { places } = found;
  for (let at = from; at < to; ) {
    const paper = shortAt(found.papers, at);
    const end = endOfPaper(found.papers, at, to);
    const title = endOfField(places, at, end, FIELD_BASE.abstract);
    const abstract = endOfField(places, title, end, FIELD_BASE.keywords);
    const counts = { title: title - at, abstract: abstract - title, keywords: end - abstract };
    writer.posting(paper, postingCode(counts));
    writePlaces(writer.positions, places, at, title, FIELD_BASE.title, CUT.title);
    writePlaces(writer.positions, places, title, abstract, FIELD_BASE.abstract, CUT.abstract);
    writePlaces(writer.positions, places, abstract, end, FIELD_BASE.keywords, CUT.keywords);
    at = end;
  }
}

function endOfPaper(papers: Uint16Array, from: number, to: number): number {
  let end = from + 1;
  while (end < to && papers[end] === papers[from]) end++;
  return end;
}

/** The first place at or behind the base of the next field. */
function endOfField(places: Uint32Array, from: number, to: number, next: number): number {
  let end = from;
  while (end < to && wordAt(places, end) < next) end++;
  return end;
}
