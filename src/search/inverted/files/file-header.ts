import { crc32 } from "node:zlib";
import { tokenize } from "../../../query/words/tokenize.ts";
import { bytesOf } from "../number-at.ts";
import { Damaged, Outdated } from "./damaged.ts";

/** Counts up whenever what the files hold, or how papers become it, changes. */
const FORMAT = 7;

/** Words whose tokens tell one tokeniser from another: case, accents, LaTeX, joins, stems, digits, spelling, plurals. */
const SAMPLE =
  "Diffusion-Policies of the Schrödinger's \\'etudes: running $\\alpha$-GPT4 ﬁrst generalizations 日本語 " +
  "LLMs cnns behaviour optimised matrices text2image YOLOv8 cacti moustaches experiments positive";

/** Reads "OFPS" on the machines that write it; on those of the other byte order it does not. */
const MAGIC = 0x5350464f;

/** Magic, format, tokeniser, checksum of all that follows it in the first part, then numbers of the file's own. */
const FIXED = 4;

/** @param numbers what the file says of itself, each below 2^32 @param parts what its checksum covers */
export function writeHeader(
  numbers: readonly number[],
  parts: readonly ArrayBufferView[],
): Uint8Array {
  const own = Uint32Array.from(padded(numbers));
  const sum = checksum([own, ...parts].map(bytesOf));
  return bytesOf(Uint32Array.from([MAGIC, FORMAT, tokeniser(), sum, ...own]));
}

export function headerSize(numbers: number): number {
  return (FIXED + numbers + (numbers % 2)) * 4;
}

/**
 * The numbers of a file by its beginning, unchecked but for what kind of file it is.
 * @throws Damaged
 */
export function readHeader(start: Uint8Array, count: number): number[] {
  const [magic, format, writer, , ...own] = headerWords(start, count);
  if (magic !== MAGIC) throw new Damaged("it is no file of the index");
  if (format === FORMAT && writer === tokeniser()) return own;
  throw new Outdated("it is of another version");
}

/**
 * Checks a file's part that its checksum covers, from its start on.
 * @throws Damaged
 */
export function verifyPart(part: Uint8Array): void {
  const [, , , told] = headerWords(part, 0);
  if (told !== checksum([part.subarray(FIXED * 4)])) throw new Damaged("its checksum is wrong");
}

function headerWords(part: Uint8Array, count: number): number[] {
  const words = FIXED + count;
  if (part.length < words * 4) throw new Damaged("it is cut");
  return [...new Uint32Array(part.buffer, part.byteOffset, words)];
}

function padded(numbers: readonly number[]): readonly number[] {
  return numbers.length % 2 === 0 ? numbers : [...numbers, 0];
}

/** Worked out once: it is asked of each file. */
let version: number | undefined;

function tokeniser(): number {
  version ??= crc32(tokenize(SAMPLE).join(" "));
  return version;
}

/** CRC-32 of pieces behind each other. Empty ones are left out: zlib begins anew with no bytes [trial crc-of-nothing]. */
export function checksum(pieces: readonly Uint8Array[], before = 0): number {
  return pieces
    .filter((piece) => piece.length > 0)
    .reduce((sum, piece) => crc32(piece, sum), before);
}
