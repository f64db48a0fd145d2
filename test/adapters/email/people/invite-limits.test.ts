import { describe, expect, it } from "vitest";
import {
  createInviteLimits,
  INVITE_LIMITS,
} from "../../../../adapters/email/people/invite-limits.ts";
import { DAY, HOUR, MINUTE } from "../../../../src/time/durations.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";

function start() {
  const clock = createVirtualClock(Date.UTC(2026, 10, 30));
  return { clock, limits: createInviteLimits(clock.now) };
}

/** How many of so many tries are let through. */
function through(tries: number, take: (n: number) => string | undefined): number {
  return Array.from({ length: tries }, (_, n) => take(n)).filter((each) => each === undefined)
    .length;
}

describe("the limits of invitations", () => {
  it("let three a day through to one mailbox, whoever asks", async () => {
    const { clock, limits } = start();
    const ask = () => through(10, (n) => limits.take({ mailbox: "one", by: `asker ${n}` }));
    expect(ask()).toBe(3);
    await clock.advance(DAY - MINUTE);
    expect(ask()).toBe(0);
    await clock.advance(MINUTE);
    expect(ask()).toBe(3);
  });

  it("let ten a day through from one asker, to whomever", () => {
    const { limits } = start();
    expect(through(100, (n) => limits.take({ mailbox: `box ${n}`, by: "one" }))).toBe(10);
    expect(limits.take({ mailbox: "box", by: "one" })).toBe("by");
    expect(limits.take({ mailbox: "box", by: "another" })).toBeUndefined();
  });

  it("let two hundred an hour through in all", async () => {
    const { clock, limits } = start();
    const ask = (hour: number) =>
      through(1_000, (n) => limits.take({ mailbox: `${hour} ${n}`, by: `${hour} ${n}` }));
    expect(ask(1)).toBe(200);
    await clock.advance(HOUR);
    expect(ask(2)).toBe(200);
  });

  it("count what is refused for nobody", () => {
    const { limits } = start();
    for (let n = 0; n < 3; n++) limits.take({ mailbox: "victim", by: "first" });
    expect(through(50, () => limits.take({ mailbox: "victim", by: "second" }))).toBe(0);
    expect(limits.take({ mailbox: "own", by: "second" })).toBeUndefined();
  });

  it("count what was sent before a restart", () => {
    const { clock, limits } = start();
    for (let n = 0; n < 3; n++) limits.remember("one", clock.now() - HOUR);
    expect(limits.take({ mailbox: "one", by: "asker" })).toBe("mailbox");
  });

  it("forget no mailbox that still counts in a storm that lasts a day", async () => {
    const { clock, limits } = start();
    for (let n = 0; n < 3; n++) limits.take({ mailbox: "victim", by: `first ${n}` });
    for (let hour = 0; hour < 23; hour++) {
      await clock.advance(HOUR);
      through(INVITE_LIMITS.all.most + 50, (n) =>
        limits.take({ mailbox: `${hour} ${n}`, by: `${hour} ${n}` }),
      );
    }
    await clock.advance(HOUR - MINUTE);
    expect(limits.take({ mailbox: "victim", by: "last" })).toBe("mailbox");
  });
});
