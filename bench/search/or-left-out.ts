import { ours } from "./ours.ts";

/** A peer that cannot be had, or not with so many papers, is told of and left out. */
export async function orLeftOut(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (name === ours.name) throw error;
    process.stderr.write(`${name} is left out: ${String(error)}\n`);
  }
}
