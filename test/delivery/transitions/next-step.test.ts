import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FILL_PATIENCE_MS,
  nextStep,
  POST_TIMEOUT_MS,
} from "../../../src/delivery/posting/next-step.ts";
import {
  begun,
  filling,
  held,
  retrying,
  sending,
  sent,
} from "../../../src/delivery/transitions/parts.ts";
import type { ChannelLedger } from "../../../src/ledger/ledger.ts";
import { HOUR } from "../../../src/time/durations.ts";
import { AT, fresh, inTwo, pending } from "./two-parts.ts";

const safe = {
  repeatSafeMs: 3 * 60_000,
  find: async () => undefined,
  uncertain: "hold",
} as const;
const blind = {};
const sparing = { uncertain: "hold" } as const;

describe("the next step", () => {
  const step = (ledger: ChannelLedger, now: number, adapter: Parameters<typeof nextStep>[2]) =>
    nextStep(ledger.pending ?? pending, now, adapter);
  const left = sending(fresh, 0, { attempt: 1 }, AT);

  it("posts the first part that is not sent, and finishes after the last", () => {
    expect(step(fresh, AT, blind)).toEqual({ kind: "post", part: 0, attempt: 1 });
    const one = sent(fresh, 0, "m1", AT);
    expect(step(one, AT, blind)).toEqual({ kind: "post", part: 1, attempt: 1 });
    expect(step(sent(one, 1, "m2", AT), AT, blind)).toEqual({ kind: "finish" });
  });

  it("waits for a retry, but not beyond the window", () => {
    const retry = { at: AT + HOUR, attempt: 3, reason: "500" };
    expect(step(retrying(fresh, 0, retry), AT, blind)).toEqual({ kind: "wait", until: AT + HOUR });
    expect(step(retrying(fresh, 0, retry), AT + HOUR, blind)).toMatchObject({
      kind: "post",
      attempt: 4,
    });
    const day = retrying(fresh, 0, { ...retry, at: AT + 24 * HOUR });
    expect(step(day, AT, blind)).toEqual({ kind: "wait", until: pending.deadline + 1 });
    expect(step(day, pending.deadline + 1, blind)).toEqual({ kind: "expire" });
  });

  it("repeats a post in doubt only while the platform promises to show it once, its own time-out included", () => {
    const last = AT + safe.repeatSafeMs - POST_TIMEOUT_MS;
    expect(step(left, last, safe)).toEqual({ kind: "post", part: 0, attempt: 2, doubt: AT });
    expect(step(left, last + 1, safe)).toMatchObject({ kind: "ask", doubt: AT });
    expect(step(left, AT - 1, safe)).toMatchObject({ kind: "ask" });
  });

  it("asks for a post in doubt after a moment in which it may still arrive, also beyond the window", () => {
    const asking = { find: safe.find };
    expect(nextStep(left.pending ?? pending, AT + 1, asking)).toEqual({
      kind: "wait",
      until: AT + 10_000,
    });
    expect(step(left, pending.deadline + 1, safe)).toMatchObject({ kind: "ask" });
  });

  it("follows the setting where nobody can tell, as often as it takes, and never after the window", () => {
    const again = { kind: "post", part: 0, attempt: 2, doubt: AT, resent: true };
    expect(step(left, AT + 5, blind)).toEqual(again);
    const resent = sending(fresh, 0, { attempt: 2, doubt: AT, resent: true }, AT + 5);
    expect(step(resent, AT + 9, blind)).toEqual({ ...again, attempt: 3 });
    expect(step(resent, pending.deadline + 1, blind)).toEqual({ kind: "expire" });
    expect(step(left, AT + 5, sparing)).toEqual({ kind: "hold", part: 0 });
    expect(step(left, pending.deadline + 1, sparing)).toEqual({ kind: "hold", part: 0 });
  });

  it("holds one part in doubt and posts the others, but not into a thread nobody knows", () => {
    const one = held(left, 0, AT + 5);
    expect(step(one, AT + 6, sparing)).toEqual({ kind: "post", part: 1, attempt: 1 });
    expect(step(sent(one, 1, "m2", AT + 7), AT + 8, sparing)).toEqual({ kind: "give up" });
    const [first, second] = one.pending?.parts ?? [];
    if (!first || !second) throw new Error("There are two parts.");
    const parts = [first, { ...second, inThread: true as const }];
    expect(nextStep({ ...pending, parts }, AT + 6, sparing)).toEqual({ kind: "hold", part: 1 });
  });

  it("posts a line again whatever the setting, and fills what stands", () => {
    const line = sending(inTwo, 0, { attempt: 1 }, AT);
    expect(step(line, AT + 5, sparing)).toMatchObject({ kind: "post", attempt: 2, resent: true });
    expect(step(line, pending.deadline + 1, sparing)).toEqual({ kind: "expire" });
    const stands = begun(line, 0, "m1", AT + 6);
    const filled = { kind: "fill", part: 0, attempt: 1, messageId: "m1" };
    expect(step(stands, AT + 6, sparing)).toEqual(filled);
    expect(step(stands, pending.deadline + 1, sparing)).toEqual({ kind: "expire" });
  });

  it("goes on with an edit in doubt for two days beyond the window, since that shows nothing twice", () => {
    const stands = begun(inTwo, 0, "m1", AT + 6);
    const edited = filling(stands, 0, { attempt: 1, messageId: "m1" }, AT + 7);
    const late = pending.deadline + FILL_PATIENCE_MS;
    expect(step(edited, late, blind)).toMatchObject({ kind: "fill", attempt: 2, doubt: AT + 7 });
    expect(step(edited, late + 1, blind)).toEqual({ kind: "expire" });
  });

  it("for every state and moment never posts a doubtful part as if it were new", () => {
    const moment = fc.integer({ min: -2, max: 15 * 60 }).map((minutes) => AT + minutes * 60_000);
    fc.assert(
      fc.property(moment, moment, fc.boolean(), fc.boolean(), (doubt, now, canFind, isSafe) => {
        const adapter = {
          ...(canFind && { find: safe.find }),
          ...(isSafe && { repeatSafeMs: 180_000 }),
        };
        const ledger = retrying(fresh, 0, { at: AT, attempt: 1, reason: "cut", doubt });
        const next = nextStep(ledger.pending ?? pending, now, adapter);
        if (next.kind === "post") expect(next.doubt ?? next.resent).toBeDefined();
        if (next.kind === "post" && next.resent) expect(canFind).toBe(false);
      }),
    );
  });
});
