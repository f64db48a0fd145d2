import { bytesOf } from "../number-at.ts";
import {
  COLD,
  type ColdParts,
  SECTIONS,
  type Sections,
  type SegmentContent,
} from "../segments/segment-sections.ts";
import { checksum, headerSize } from "./file-header.ts";

const NAMES = Object.keys(SECTIONS) as readonly (keyof Sections)[];
const COLD_NAMES = Object.keys(COLD) as readonly (keyof ColdParts)[];
/** Of the cold parts those that are checked when the file is opened: they are small, and every search needs some. */
const CHECKED_FIRST = COLD_NAMES.slice(0, COLD_NAMES.indexOf("positions"));

/** Papers, tokens, the checksums of the cold parts checked first and of the others, and the size of each part. */
export const NUMBERS = 4 + COLD_NAMES.length + NAMES.length;
export const HEADER = headerSize(NUMBERS);

/** Where a file has what, in bytes. */
export interface Layout {
  readonly papers: number;
  readonly tokens: number;
  readonly sections: readonly Span[];
  readonly cold: Readonly<Record<keyof ColdParts, Span>>;
  /** Behind the sections, what is checked when the file is opened, and later. */
  readonly first: Checked;
  readonly later: Checked;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Checked extends Span {
  readonly sum: number;
}

export function layoutOf(numbers: readonly number[]): Layout {
  const [papers = 0, tokens = 0, firstSum = 0, laterSum = 0, ...sizes] = numbers;
  let at = HEADER;
  const span = (size: number): Span => {
    const from = at;
    at += size + padding(size);
    return { from, to: from + size };
  };
  const coldSizes = sizes.splice(0, COLD_NAMES.length);
  const sections = sizes.map(span);
  const begin = at;
  const spans = coldSizes.map(span);
  const between = spans[CHECKED_FIRST.length]?.from ?? at;
  const cold = Object.fromEntries(COLD_NAMES.map((name, n) => [name, spans[n]]));
  return {
    papers,
    tokens,
    sections,
    cold: cold as Layout["cold"],
    first: { from: begin, to: between, sum: firstSum },
    later: { from: between, to: at, sum: laterSum },
  };
}

/** What a file of a segment says of itself, and then has: its sections, and its cold parts. */
export function fileParts({ papers, tokens, sections, cold }: SegmentContent) {
  const pieces = (names: readonly (keyof ColdParts)[]) =>
    names.flatMap((name) => padded(bytesOf(cold[name])));
  const hot = NAMES.flatMap((name) => padded(bytesOf(sections[name])));
  const first = pieces(CHECKED_FIRST);
  const later = pieces(COLD_NAMES.slice(CHECKED_FIRST.length));
  const sizes = [...COLD_NAMES.map((name) => cold[name]), ...NAMES.map((name) => sections[name])];
  const sums = [checksum(first), checksum(later)];
  const numbers = [papers, tokens, ...sums, ...sizes.map(({ byteLength }) => byteLength)];
  return { numbers, hot, cold: [...first, ...later] };
}

export function viewsOf(hot: Uint8Array<ArrayBuffer>, { sections }: Layout): Sections {
  const views = NAMES.map((name, n) => {
    const { from, to } = sections[n] ?? { from: 0, to: 0 };
    const Column = SECTIONS[name];
    const length = (to - from) / Column.BYTES_PER_ELEMENT;
    return [name, new Column(hot.buffer, hot.byteOffset + from, length)];
  });
  return Object.fromEntries(views);
}

function padded(bytes: Uint8Array): Uint8Array[] {
  return [bytes, new Uint8Array(padding(bytes.length))];
}

function padding(size: number): number {
  return (8 - (size % 8)) % 8;
}
