import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A smaller body than this does not become much smaller, in bytes. */
const WORTH = 1_024;

const gzipped = promisify(gzip);
const brotli = promisify(brotliCompress);
/** Of 11: from here on it takes longer than the bytes it saves do on the way. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export interface Encoded {
  readonly bytes: Uint8Array;
  readonly encoding?: "br" | "gzip";
}

/** A body in the smallest encoding that is accepted, as `Accept-Encoding` says. */
export async function compress(bytes: Uint8Array, accepted: string): Promise<Encoded> {
  if (bytes.length < WORTH) return { bytes };
  if (accepts(accepted, "br")) return { bytes: await brotli(bytes, BROTLI), encoding: "br" };
  if (accepts(accepted, "gzip")) return { bytes: await gzipped(bytes), encoding: "gzip" };
  return { bytes };
}

/** Named, and not with a weight of 0 (RFC 9110, 12.5.3). */
function accepts(accepted: string, encoding: string): boolean {
  return accepted.split(",").some((part) => {
    const [name = "", ...parameters] = part.toLowerCase().split(";");
    const isRefused = parameters.some((each) => /^\s*q=0(?:\.0*)?\s*$/u.test(each));
    return name.trim() === encoding && !isRefused;
  });
}
