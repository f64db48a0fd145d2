import { crc32 } from "node:zlib";

/** CRC-32 of pieces behind each other. Empty ones are left out: zlib begins anew with an empty one [trial]. */
export function checksum(pieces: readonly Uint8Array[], before = 0): number {
  return pieces
    .filter((piece) => piece.length > 0)
    .reduce((sum, piece) => crc32(piece, sum), before);
}
