/** A vector of length 1 in a byte a number: number i is `scale` × bytes[i]. */
export interface SmallVector {
  readonly scale: number;
  readonly bytes: Int8Array;
}

const MOST = 127;
/** How far from 1 rounding can bring the length of what {@link shrink} made; damage brings it further. */
const TOLERANCE = 1e-4;

/** The vector's direction with each number rounded to 1/127 of its largest. */
export function shrink(vector: Float32Array): SmallVector {
  const largest = vector.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const bytes = Int8Array.from(vector, (each) => Math.round((each / largest) * MOST));
  return { bytes, scale: 1 / lengthOf(bytes) };
}

/** Whether the two belong together: bytes that were spoiled change the length. */
export function isSound({ bytes, scale }: SmallVector): boolean {
  return Math.abs(scale * lengthOf(bytes) - 1) < TOLERANCE;
}

/** The cosine of the angle between two vectors of one dimension: 1 for the same direction, 0 for nothing in common. */
export function cosine(one: SmallVector, other: SmallVector): number {
  return one.scale * other.scale * dot(one.bytes, other.bytes);
}

function lengthOf(bytes: Int8Array): number {
  return Math.sqrt(dot(bytes, bytes));
}

function dot(one: Int8Array, other: Int8Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
