import { expect, onTestFinished, test } from "vitest";
import { StoreError, UserError } from "../../src/errors.ts";
import { createErrands, type RunErrand } from "../../src/postgres/errands.ts";
import { systemClock } from "../../src/time/clock.ts";
import { describeOnPostgres, scratchPostgres } from "../fakes/postgres.ts";

describeOnPostgres("what one process asks of another", () => {
  test("is done once by whoever has the role, and answered", async () => {
    const { errands, serve, postgres } = await open();
    const asked: unknown[] = [];
    serve("a", async (what) => {
      asked.push(what);
      await new Promise((resolve) => setTimeout(resolve, 150));
      return { heard: what };
    });
    expect(await errands.ask("a", { say: "x" })).toEqual({ heard: { say: "x" } });
    expect(asked).toEqual([{ say: "x" }]);
    expect(await postgres.query("SELECT 1 FROM errands")).toEqual([]);
  });

  test("is refused in the other's words, and where it fails there, in words for people", async () => {
    const { errands, serve, failures } = await open();
    serve("a", () => Promise.reject(new UserError("Not now.")));
    serve("b", () => Promise.reject(new Error("secret")));
    await expect(errands.ask("a", {})).rejects.toThrow(new UserError("Not now."));
    await expect(errands.ask("b", {})).rejects.toThrow(/^Another process of Offprint failed/);
    expect(failures.map(String)).toEqual(["Error: secret"]);
  });

  test("answers nothing where there is nothing to answer", async () => {
    const { errands, serve } = await open();
    serve("a", async () => {});
    expect(await errands.ask("a", {})).toBeNull();
  });

  test("is left alone by who serves the role no longer", async () => {
    const { errands, serving } = await open();
    const ended = new AbortController();
    serving.serve("a", async () => "done", ended.signal);
    expect(await errands.ask("a", {})).toBe("done");
    ended.abort();
    await expect(errands.ask("a", {}, 1_000)).rejects.toThrow(StoreError);
  });

  test("is given up when nobody answers", async () => {
    const { errands, postgres } = await open();
    await expect(errands.ask("a", {}, 300)).rejects.toThrow(StoreError);
    expect(await postgres.query("SELECT 1 FROM errands")).toEqual([]);
  });

  async function open() {
    const postgres = await scratchPostgres();
    const failures: unknown[] = [];
    const onError = (error: unknown) => void failures.push(error);
    const deps = { postgres, clock: systemClock, onError };
    const serving = createErrands(deps);
    const serve = (role: string, run: RunErrand) => {
      const ending = new AbortController();
      onTestFinished(() => ending.abort());
      serving.serve(role, run, ending.signal);
    };
    return { postgres, failures, errands: createErrands(deps), serving, serve };
  }
});
