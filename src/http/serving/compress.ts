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
  readonly encoding?: Encoding;
}

const ENCODERS = {
  br: (bytes: Uint8Array) => brotli(bytes, BROTLI),
  gzip: (bytes: Uint8Array) => gzipped(bytes),
} as const;

type Encoding = keyof typeof ENCODERS;

/**
 * A body in the smallest encoding that is accepted, as `Accept-Encoding` says. One that is kept by
 * whoever gives it is encoded once, so its bytes never change.
 */
export async function compress(bytes: Uint8Array, accepted: string): Promise<Encoded> {
  if (bytes.length < WORTH) return { bytes };
  for (const encoding of ["br", "gzip"] as const) {
    if (accepts(accepted, encoding)) return { bytes: await encode(bytes, encoding), encoding };
  }
  return { bytes };
}

const encoded = new WeakMap<Uint8Array, Partial<Record<Encoding, Promise<Uint8Array>>>>();

function encode(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  const kept = encoded.get(bytes) ?? {};
  encoded.set(bytes, kept);
  kept[encoding] ??= ENCODERS[encoding](bytes);
  return kept[encoding];
}

/** Named, and not with a weight of 0 (RFC 9110, 12.5.3). */
function accepts(accepted: string, encoding: string): boolean {
  return accepted.split(",").some((part) => {
    const [name = "", ...parameters] = part.toLowerCase().split(";");
    const isRefused = parameters.some((each) => /^\s*q=0(?:\.0*)?\s*$/u.test(each));
    return name.trim() === encoding && !isRefused;
  });
}
