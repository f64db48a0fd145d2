import { idIn, isPaperId, type PaperId } from "./id.ts";
import { commonest } from "./schemes/index.ts";

const UNWRITTEN = `${commonest.name}:`;

/**
 * An id as it is kept where there are many, in segments of the index and with posted digests: without
 * the scheme that most have, which therefore must not write colons.
 */
export function packPaperId(id: PaperId): string {
  return id.startsWith(UNWRITTEN) ? id.slice(UNWRITTEN.length) : id;
}

export function unpackPaperId(packed: string): PaperId {
  return packed.includes(":") && isPaperId(packed) ? packed : idIn(commonest, packed);
}
