import { expect, test, vi } from "vitest";
import { startDelivering } from "../../src/assembly/start-delivering.ts";
import { OperatorError } from "../../src/errors.ts";
import { createLog } from "../../src/log.ts";

const log = createLog("silent", process.stderr);

function deps(before: readonly Promise<unknown>[]) {
  const stopping = new AbortController();
  const start = vi.fn(async () => {});
  const started = startDelivering({ delivery: { start }, before, log, signal: stopping.signal });
  return { started, start, stopping };
}

test("digests begin once all that they must not come before has ended", async () => {
  const { started, start } = deps([Promise.resolve(), Promise.resolve(true)]);
  expect(start).not.toHaveBeenCalled();
  await started;
  expect(start).toHaveBeenCalledOnce();
});

test("digests do not begin from data that are damaged", async () => {
  const { started, start } = deps([Promise.resolve(new OperatorError("It is damaged."))]);
  await started;
  expect(start).not.toHaveBeenCalled();
});

test("a stop does not wait for what never ends", async () => {
  const { started, start, stopping } = deps([new Promise(() => {})]);
  stopping.abort();
  await started;
  expect(start).not.toHaveBeenCalled();
});
