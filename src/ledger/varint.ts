/** A place in bytes, moved by what reads there. */
export interface ByteCursor {
  at: number;
}

/** Adds a whole number from 0, seven bits a byte, the lowest first. */
export function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}

/** @throws RangeError where the bytes end before the number does */
export function nextVarint(bytes: Uint8Array, cursor: ByteCursor): number {
  let value = 0;
  for (let weight = 1; ; weight *= 128) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) throw tooShort();
    if (byte < 128) return value + byte * weight;
    value += (byte - 128) * weight;
  }
}

export function tooShort(): RangeError {
  return new RangeError("Packed papers end too early.");
}
