import { describe, expect, it } from "vitest";
import { type Stop, stopInTime } from "../../src/assembly/stop-in-time.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const WITHIN_MS = 9_000;

function never(): Promise<never> {
  return new Promise(() => {});
}

/** Waits for its work, which never ends, until it is hurried. */
const patient: Stop = (hurry) =>
  new Promise<void>((resolve) => {
    if (hurry.aborted) resolve();
    hurry.addEventListener("abort", () => resolve());
  });

describe("stopping", () => {
  it("goes from one to the next, each to its end", async () => {
    const clock = createVirtualClock(0);
    const done: string[] = [];
    const slow =
      (name: string): Stop =>
      async () => {
        await clock.sleep(1_000);
        done.push(name);
      };
    await clock.runUntil(stopInTime([slow("posts"), slow("platforms")], clock), WITHIN_MS);
    expect(done).toEqual(["posts", "platforms"]);
    expect(clock.sleeping).toBe(0);
  });

  it("hurries all of them by one deadline, and leaves behind what does not end then", async () => {
    const clock = createVirtualClock(0);
    const asked: string[] = [];
    const last: Stop = async () => void asked.push("last");
    await clock.runUntil(stopInTime([patient, patient, never, last], clock), WITHIN_MS);
    expect(asked).toEqual(["last"]);
    expect(clock.now()).toBeLessThan(WITHIN_MS);
  });
});
