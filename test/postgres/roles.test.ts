import { expect, onTestFinished, test } from "vitest";
import type { Postgres } from "../../src/postgres/postgres.ts";
import { type Role, type RoleEvent, type Roles, shareRoles } from "../../src/postgres/roles.ts";
import { systemClock } from "../../src/time/clock.ts";
import { describeOnPostgres, heldFence, scratchPostgres } from "../fakes/postgres.ts";

describeOnPostgres("roles on PostgreSQL", () => {
  const WAIT = { timeout: 30_000, interval: 50 };
  const ALL = ["a", "b", "c", "d"];

  test("are shared out among the living, and taken over from who stops", async () => {
    const postgres = await scratchPostgres();
    const one = start(postgres, "one");
    await expect.poll(() => one.doing.size, WAIT).toBe(4);
    const other = start(postgres, "other");
    await expect.poll(() => [one.doing.size, other.doing.size], WAIT).toEqual([2, 2]);
    expect([...one.doing, ...other.doing].sort()).toEqual(ALL);
    await one.roles.stop(new AbortController().signal);
    expect(one.doing.size).toBe(0);
    await expect.poll(() => other.doing.size, WAIT).toBe(4);
  }, 60_000);

  test("are taken over from who is not heard of any more, and it ends what it did", async () => {
    const postgres = await scratchPostgres();
    const one = start(postgres, "one", ["a"]);
    await expect.poll(() => one.doing.size, WAIT).toBe(1);
    await heldFence(postgres, "a");
    await expect.poll(() => one.doing.size, WAIT).toBe(0);
    expect(one.events.find(({ kind }) => kind === "lost")).toMatchObject({ role: "a" });
    expect(one.roles.counts()).toEqual({ taken: 1, lost: 1 });
    await postgres.query("UPDATE leases SET until = clock_timestamp()");
    await expect.poll(() => one.doing.size, WAIT).toBe(1);
  }, 60_000);

  test("are not taken before they are ready, and given up where they cannot be begun", async () => {
    const postgres = await scratchPostgres();
    let isReady = false;
    let tries = 0;
    const role = {
      name: "a",
      isReady: () => isReady,
      begin: async () => {
        tries += 1;
        if (tries < 3) throw new Error("not yet");
        return async () => {};
      },
    };
    const roles = share(postgres, "one", [role], []);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(tries).toBe(0);
    isReady = true;
    await expect.poll(() => roles.held().length, WAIT).toBe(1);
    expect(tries).toBe(3);
  }, 60_000);

  test("are nobody's while everything is moved", async () => {
    const postgres = await scratchPostgres();
    await heldFence(postgres, "move");
    const one = start(postgres, "one", ["a"]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(one.doing.size).toBe(0);
  });

  function start(postgres: Postgres, holder: string, names = ALL) {
    const doing = new Set<string>();
    const events: RoleEvent[] = [];
    const roles = names.map((name) => ({
      name,
      begin: async () => {
        doing.add(name);
        return async () => doing.delete(name);
      },
    }));
    return { doing, events, roles: share(postgres, holder, roles, events) };
  }

  function share(
    postgres: Postgres,
    holder: string,
    roles: readonly Role[],
    events: RoleEvent[],
  ): Roles {
    const shared = shareRoles({
      postgres,
      holder,
      roles,
      clock: systemClock,
      steady: () => performance.now(),
      mayJoin: async () => {},
      tell: (event) => events.push(event),
    });
    onTestFinished(() => shared.stop(AbortSignal.abort()));
    return shared;
  }
});
