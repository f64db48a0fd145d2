import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import type { Postgres } from "../../src/postgres/postgres.ts";
import type { Role, RoleEvent } from "../../src/postgres/role.ts";
import { type Roles, shareRoles } from "../../src/postgres/roles.ts";
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
    await expect.poll(() => tries, WAIT).toBe(3);
    expect(roles.held()).toMatchObject([{ role: "a" }]);
  }, 60_000);

  test("that must not be beside each other are not, though both were free when they were looked at", async () => {
    const postgres = await scratchPostgres();
    let isFirst = true;
    const overtaken: Postgres = {
      ...postgres,
      async query(sql, values) {
        if (isFirst && sql.startsWith("INSERT INTO leases")) {
          isFirst = false;
          await heldFence(postgres, "b");
        }
        return postgres.query(sql, values);
      },
    };
    const doing = new Set<string>();
    const role: Role = { ...quick("a", doing), isReady: (taken) => !taken.has("b") };
    share(overtaken, "one", [role], []);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(doing).toEqual(new Set());
    await postgres.query("UPDATE leases SET until = clock_timestamp()");
    await expect.poll(() => [...doing], WAIT).toEqual(["a"]);
  }, 60_000);

  test("leave their process among the living, however long one takes to begin and to end", async () => {
    const postgres = await scratchPostgres();
    const [begun, ended] = [new AbortController(), new AbortController()];
    const slow: Role = {
      name: "b",
      begin: async () => {
        await once(begun.signal, "abort");
        return () => once(ended.signal, "abort");
      },
    };
    const one = share(postgres, "one", [quick("a", new Set()), slow], []);
    await expect.poll(() => one.held().length, WAIT).toBe(2);
    await expect.poll(heardOf(postgres, "one"), WAIT).toBe(true);
    begun.abort();
    const other = start(postgres, "other", ["a", "b"]);
    await expect.poll(heardOf(postgres, "one"), WAIT).toBe(true);
    // It is being ended still.
    expect(one.held()).toHaveLength(2);
    expect(other.doing.size).toBe(0);
    ended.abort();
    await expect.poll(() => [...other.doing], WAIT).toEqual(["b"]);
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
    const roles = names.map((name) => quick(name, doing));
    return { doing, events, roles: share(postgres, holder, roles, events) };
  }

  function quick(name: string, doing: Set<string>): Role {
    return {
      name,
      begin: async () => {
        doing.add(name);
        return async () => doing.delete(name);
      },
    };
  }

  /** Whether it was heard of again after a time in which who is silent counts among the living no longer. */
  function heardOf(postgres: Postgres, holder: string) {
    const from = postgres.query("SELECT clock_timestamp() + interval '11 s' AS later");
    return async () => {
      const [{ later } = {}] = await from;
      const [row] = await postgres.query("SELECT until > $2 AS heard FROM members WHERE id = $1", [
        holder,
        later,
      ]);
      return row?.heard;
    };
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
