import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

export const Request = z.discriminatedUnion("do", [
  z.object({ do: z.literal("build") }),
  z.object({ do: z.literal("open") }),
  z.object({
    do: z.literal("ask"),
    what: z.enum(["all", "any", "phrase", "similar"]),
    from: z.number(),
    to: z.number(),
  }),
  z.object({ do: z.literal("memory") }),
]);
export type Request = z.infer<typeof Request>;
export type What = (Request & { do: "ask" })["what"];

/** Milliseconds, or bytes of memory. */
const Answer = z.array(z.number());
export type Answer = z.infer<typeof Answer>;

export interface EngineProcess {
  /** @throws Error if the process ends instead of answering, or takes longer than `withinMs` */
  request(request: Request, withinMs?: number): Promise<Answer>;
  end(): void;
}

/** The longest that a timer can wait. */
const NEVER = 2 ** 31 - 1;

/** Starts a process for one engine. @param worker the path of `worker.js` */
export function startEngine(
  worker: string,
  name: string,
  folder: string,
  papers: number,
): EngineProcess {
  const child = fork(worker, [name, folder, String(papers)]);
  const ended = once(child, "exit").then(([code, signal]) => {
    throw new Error(`its process ended with ${signal ?? code}`);
  });
  ended.catch(() => {});
  return {
    async request(request, withinMs = NEVER) {
      child.send(request);
      const signal = AbortSignal.timeout(withinMs);
      const [answer] = await Promise.race([once(child, "message", { signal }), ended]);
      return Answer.parse(answer);
    },
    end: () => void child.kill(),
  };
}
