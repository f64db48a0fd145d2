import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What visitors read. */
export interface Visit {
  readonly url: string;
  /** In turns. */
  readonly paths: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
}

/** One page; status 0 where none came. */
export interface Read {
  readonly status: number;
  readonly ms: number;
}

/** Reads pages from a process of its own, so that nothing else that this one does makes them look late. */
export async function visit(order: Visit): Promise<readonly Read[]> {
  const child = fork(fileURLToPath(new URL("visitors.js", import.meta.url)));
  try {
    child.send(order);
    const [reads] = await once(child, "message");
    return reads as readonly Read[];
  } finally {
    child.kill();
  }
}
