/** 0 is what a number has that was not marked. */
export type RoundMark = 0 | 1 | 2 | 3;

/** One mark for each of many numbered things; forgetting all of them takes no time. */
export interface RoundMarks {
  clear(): void;
  of(number: number): RoundMark;
  set(number: number, mark: RoundMark): void;
}

const FIRST_ROOM = 1_024;

/** So many numbers in a row hold the marks of one round; 2³⁰ rounds have room in 32 bits. */
const ROUND = 4;

/** Each number holds the round in which it was marked last, and how. */
export function createRoundMarks(): RoundMarks {
  let marked = new Uint32Array(FIRST_ROOM);
  let round = ROUND;

  function makeRoom(number: number): void {
    const larger = new Uint32Array(Math.max(number + 1, 2 * marked.length));
    larger.set(marked);
    marked = larger;
  }

  return {
    clear() {
      round += ROUND;
    },
    of(number) {
      const since = (marked[number] ?? 0) - round;
      return since > 0 ? (since as RoundMark) : 0;
    },
    set(number, mark) {
      if (number >= marked.length) makeRoom(number);
      marked[number] = round + mark;
    },
  };
}
