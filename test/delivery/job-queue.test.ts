import { expect, it, vi } from "vitest";
import { createJobQueue } from "../../src/delivery/when/job-queue.ts";
import { minuteTicks } from "../../src/delivery/when/minute-ticks.ts";
import { eventually } from "../eventually.ts";

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

it("runs no more jobs at once than it may, urgent ones first, and knows when it is idle", async () => {
  const queue = createJobQueue(2);
  const started: string[] = [];
  const gates = new Map<string, ReturnType<typeof gate>>();
  const add = (name: string, urgent = false) => {
    const one = gate();
    gates.set(name, one);
    queue.add(() => {
      started.push(name);
      return one.passed;
    }, urgent);
  };
  for (const name of ["a", "b", "c", "d"]) add(name);
  add("u", true);
  await eventually(() => expect(started).toEqual(["a", "b"]));
  gates.get("a")?.open();
  await eventually(() => expect(started).toEqual(["a", "b", "u"]));
  let idle = false;
  const whenIdle = queue.idle().then(() => {
    idle = true;
  });
  for (const name of ["u", "b", "c"]) gates.get(name)?.open();
  await eventually(() => expect(started).toEqual(["a", "b", "u", "c", "d"]));
  expect(idle).toBe(false);
  gates.get("d")?.open();
  await whenIdle;
  await queue.idle();
});

it("keeps thousands of jobs in order", async () => {
  const queue = createJobQueue(1);
  const done: number[] = [];
  for (let n = 0; n < 5_000; n++) queue.add(async () => void done.push(n), false);
  await queue.idle();
  expect(done).toEqual(Array.from({ length: 5_000 }, (_, n) => n));
});

it("ticks at the start of every minute until it is stopped", async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 11, 1, 8, 59, 30) });
  try {
    const ticks: number[] = [];
    const stop = minuteTicks(() => void ticks.push(Date.now()));
    await vi.advanceTimersByTimeAsync(150_000);
    stop();
    await vi.advanceTimersByTimeAsync(150_000);
    expect(ticks.map((tick) => Math.floor(tick / 60_000) * 60_000)).toEqual(
      [0, 1, 2].map((minute) => Date.UTC(2026, 11, 1, 9, minute)),
    );
  } finally {
    vi.useRealTimers();
  }
});
