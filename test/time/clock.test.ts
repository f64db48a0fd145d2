import { describe, expect, it, onTestFinished } from "vitest";
import { backgroundClock, systemClock } from "../../src/time/clock.ts";
import { HOUR } from "../../src/time/durations.ts";

const clocks = { systemClock, backgroundClock };

describe.each(Object.entries(clocks))("%s", (_, clock) => {
  it("sleeps", async () => {
    await expect(clock.sleep(1)).resolves.toBeUndefined();
  });

  it("tells the reason for which a sleep is broken off", async () => {
    const stop = new AbortController();
    const sleep = clock.sleep(HOUR, stop.signal);
    stop.abort(new Error("The bot is stopping."));
    await expect(sleep).rejects.toThrow("The bot is stopping.");
    await expect(clock.sleep(HOUR, stop.signal)).rejects.toThrow("The bot is stopping.");
  });

  it("sleeps as often at once by one signal as is wanted, without a warning of the process", async () => {
    const warned: Error[] = [];
    const warn = (warning: Error) => warned.push(warning);
    process.on("warning", warn);
    onTestFinished(() => void process.off("warning", warn));
    const stop = new AbortController();
    const sleeps = Array.from({ length: 20 }, () => clock.sleep(HOUR, stop.signal));
    stop.abort();
    await Promise.allSettled(sleeps);
    // Node tells of a warning in a turn of its own.
    await clock.sleep(1);
    expect(warned).toEqual([]);
  });
});

/** Timers that keep the process running. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
}

it.each([
  ["by the system's clock keeps the process running", systemClock, 1],
  ["by the background's clock does not keep it running", backgroundClock, 0],
])("a sleep %s", (_, clock, kept) => {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const before = timers();
  clock.sleep(HOUR, stop.signal).catch(() => undefined);
  expect(timers() - before).toBe(kept);
});
