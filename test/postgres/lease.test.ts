import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { LEASE_MS, type Lease, type LeaseDeps, takeLease } from "../../src/postgres/lease.ts";
import type { Postgres } from "../../src/postgres/postgres.ts";
import { describeOnPostgres, scratchPostgres } from "../fakes/postgres.ts";
import { createVirtualClock, type VirtualClock } from "../fakes/time/virtual-clock.ts";

describeOnPostgres("a lease on PostgreSQL", () => {
  test("is one process's at a time, and the next one's once it is given up", async () => {
    const { postgres, take, clock } = await open();
    const first = await take("one");
    const waits: string[] = [];
    const second = take("two", { onWaiting: (holder) => waits.push(holder) });
    await expect.poll(() => waits).toEqual(["one"]);
    await first.release();
    expect((await asTimeGoesOn(clock, second)).fence.number).toBeGreaterThan(first.fence.number);
    expect(await holder(postgres)).toBe("two");
  });

  test("is taken from who is not heard of any more, who then is told", async () => {
    const { postgres, take, clock } = await open();
    const first = await take("one");
    await lapse(postgres);
    const second = await take("two");
    expect(await asTimeGoesOn(clock, first.lost)).toMatch(/^Another process has taken it over/);
    expect(second.isHeld()).toBe(true);
  });

  test("is renewed for as long as the server answers", async () => {
    const { take, clock } = await open();
    const lease = await take("one");
    for (let ms = 0; ms < 4 * LEASE_MS; ms += 3_000) {
      await clock.advance(3_000);
      // Asleep again once it was renewed.
      await expect.poll(() => clock.sleeping).toBe(1);
    }
    expect(lease.isHeld()).toBe(true);
  });

  test("is free once it is given up, though a renewal was on its way", async () => {
    const { postgres, take, clock } = await open();
    const renewals: string[] = [];
    const query: Postgres["query"] = async (sql, values) => {
      if (/^UPDATE leases[^;]*interval/su.test(sql)) {
        renewals.push(sql);
        await delay(200);
      }
      return postgres.query(sql, values);
    };
    const lease = await take("one", { postgres: { ...postgres, query } });
    await clock.advance(3_000);
    await expect.poll(() => renewals).toHaveLength(1);
    await lease.release();
    await delay(400);
    const [row] = await postgres.query("SELECT until <= clock_timestamp() AS free FROM leases");
    expect(row?.free).toBe(true);
  });

  test("is not held by who has slept through it, however the clock stands", async () => {
    const { take, passed } = await open();
    const lease = await take("one");
    expect(lease.isHeld()).toBe(true);
    passed.ms += LEASE_MS;
    expect(lease.isHeld()).toBe(false);
  });

  test("is lost when the server cannot be asked for too long", async () => {
    const { postgres, take, clock } = await open();
    const troubles: unknown[] = [];
    const lease = await take("one", { onTrouble: (error) => troubles.push(error) });
    await postgres.close();
    expect(await asTimeGoesOn(clock, lease.lost)).toMatch(/could not be asked for so long/);
    expect(troubles.length).toBeGreaterThan(1);
  });

  test("is not waited for any longer by who is to stop", async () => {
    const { take } = await open();
    await take("one");
    const stop = new AbortController();
    const waiting = take("two", { signal: stop.signal });
    stop.abort(new Error("stopping"));
    await expect(waiting).rejects.toThrow("stopping");
  });

  /** Second by second, and the server is given time to answer in between. */
  async function asTimeGoesOn<T>(clock: VirtualClock, promise: Promise<T>): Promise<T> {
    let isOver = false;
    const over = promise.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await clock.advance(1_000);
      await delay(20);
    }
    return over;
  }

  interface Open {
    readonly postgres: Postgres;
    readonly clock: VirtualClock;
    readonly passed: { ms: number };
    readonly take: (holder: string, more?: Partial<LeaseDeps>) => Promise<Lease>;
  }

  async function open(): Promise<Open> {
    const postgres = await scratchPostgres();
    const clock = createVirtualClock(0);
    const passed = { ms: 0 };
    const ending = new AbortController();
    onTestFinished(() => ending.abort());
    const take: Open["take"] = (holder, more) =>
      takeLease({
        postgres,
        role: "test",
        holder,
        clock,
        steady: () => passed.ms,
        signal: ending.signal,
        ...more,
      });
    return { postgres, clock, passed, take };
  }

  async function lapse(postgres: Postgres): Promise<void> {
    await postgres.query("UPDATE leases SET until = clock_timestamp() - interval '1 ms'");
  }

  async function holder(postgres: Postgres): Promise<unknown> {
    return (await postgres.query("SELECT holder FROM leases"))[0]?.holder;
  }
});
