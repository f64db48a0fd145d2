import fc from "fast-check";
import { expect, it } from "vitest";
import { createKeyedQueue } from "../../src/collections/keyed-queue.ts";

it("for every series of work, that on one key runs in its order and alone, and that on others meanwhile", async () => {
  const jobs = fc.array(fc.record({ key: fc.constantFrom("a", "b", "c"), fails: fc.boolean() }));
  await fc.assert(
    fc.asyncProperty(jobs, fc.scheduler(), async (asked, turns) => {
      const queue = createKeyedQueue<string>();
      const running = new Set<string>();
      const done: number[] = [];
      const results = asked.map(({ key, fails }, n) =>
        queue.run(key, async () => {
          expect(running).not.toContain(key);
          running.add(key);
          await turns.schedule(Promise.resolve());
          running.delete(key);
          done.push(n);
          if (fails) throw new Error(`${n} failed`);
          return n;
        }),
      );
      const settled = Promise.allSettled(results);
      expect(running).toEqual(new Set(asked.map(({ key }) => key)));
      await turns.waitFor(settled);
      expect(running.size).toBe(0);
      for (const name of ["a", "b", "c"]) {
        const own = done.filter((n) => asked[n]?.key === name);
        expect(own).toEqual([...own].sort((one, other) => one - other));
      }
      expect((await settled).map(({ status }) => status === "rejected")).toEqual(
        asked.map(({ fails }) => fails),
      );
    }),
  );
});
