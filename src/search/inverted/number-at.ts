// The number at a place that is known to be within. A function for each kind of array: V8 compiles a
// read for the kinds it has seen in that function, and for many kinds at once it is slow. The loops
// that most of a search's time goes to (score-block, seek, rankIn) read by themselves.

export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

export function shortAt(shorts: Uint16Array, at: number): number {
  return shorts[at] ?? 0;
}

export function wordAt(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

export function intAt(ints: Int32Array, at: number): number {
  return ints[at] ?? 0;
}

export function floatAt(floats: Float64Array, at: number): number {
  return floats[at] ?? 0;
}

/** Where an entry begins, given where each ends. */
export function startOf(ends: Uint32Array, at: number): number {
  return at === 0 ? 0 : wordAt(ends, at - 1);
}

/** A copy of bytes, as the words of four bytes that this machine reads in them. */
export function wordsIn(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  // A copy made so, since that of a Buffer’s `slice` is a view.
  return new Uint32Array(new Uint8Array(bytes).buffer);
}

/** The bytes of an array, in the order in which this machine keeps them. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
