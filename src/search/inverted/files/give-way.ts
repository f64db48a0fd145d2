import { setPriority } from "node:os";

/** Behind whoever answers people, on the scale of POSIX. */
const NICENESS = 10;

/** Puts this thread behind the others. On Linux alone a priority is a thread's own. */
export function giveWay(): void {
  if (process.platform === "linux") setPriority(NICENESS);
}
