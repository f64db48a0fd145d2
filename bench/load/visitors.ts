// A process of its own, see `visitors-apart.ts`.
import { Agent, get } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Read, Visit } from "./visitors-apart.ts";

/** So many networks that none uses up what it may ask. */
const NETWORKS = 1_000;

const agent = new Agent({ keepAlive: true, maxSockets: 150 });

process.on("message", async (visit: Visit) => process.send?.(await readPages(visit)));

/** Pages at an even pace, whether those before have come or not. */
async function readPages({ url, paths, perSecond, seconds }: Visit): Promise<readonly Read[]> {
  const began = performance.now();
  const reads: Promise<Read>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    await delay(Math.max(0, began + (n * 1_000) / perSecond - performance.now()));
    reads.push(read(new URL(paths[n % paths.length] ?? "/", url), n));
  }
  return Promise.all(reads);
}

/** Until the last byte; through a proxy that says from which network. */
function read(url: URL, n: number): Promise<Read> {
  const began = performance.now();
  const network = `198.18.${Math.floor((n % NETWORKS) / 250)}.${n % 250}`;
  const headers = { "x-forwarded-for": network, "accept-encoding": "gzip, br" };
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, ms: performance.now() - began });
    get(url, { agent, headers }, (response) => {
      response.resume();
      response.on("end", () => end(response.statusCode ?? 0));
    }).on("error", () => end(0));
  });
}
