/** Which of many numbered things were met; forgetting all of them takes no time. */
export interface Marks {
  clear(): void;
  has(number: number): boolean;
  /** @returns whether it was not marked before */
  add(number: number): boolean;
}

const FIRST_ROOM = 1_024;

/** Each number holds the round in which it was marked last. */
export function createMarks(): Marks {
  let rounds = new Uint32Array(FIRST_ROOM);
  let round = 1;

  function makeRoom(number: number): void {
    const larger = new Uint32Array(Math.max(number + 1, 2 * rounds.length));
    larger.set(rounds);
    rounds = larger;
  }

  return {
    clear() {
      round += 1;
    },
    has: (number) => rounds[number] === round,
    add(number) {
      if (number >= rounds.length) makeRoom(number);
      if (rounds[number] === round) return false;
      rounds[number] = round;
      return true;
    },
  };
}
