import { describe, expect, it, onTestFinished } from "vitest";
import type { Clock } from "../../../../src/time/clock.ts";
import { createVirtualClock } from "../../time/virtual-clock.ts";
import { type FakeSlack, startFakeSlack } from "../fake-slack.ts";
import { connectRaw, socketUrlOf } from "../raw-socket.ts";

async function start(clock?: Clock) {
  const slack = await startFakeSlack({ patienceMs: 1, ...(clock && { clock }) });
  onTestFinished(() => slack.close());
  slack.addUser(slack.team);
  const channel = slack.addChannel(slack.team);
  return { slack, channel, event: { type: "channel_archive", channel } };
}

const deaf = () => undefined;
const namesOf = (slack: FakeSlack, one: { readonly frames: readonly { type: string }[] }) => {
  expect(slack.violations).toEqual([]);
  return one.frames.map(({ type }) => type);
};

describe("Socket Mode of the local Slack", () => {
  it("greets a connection that brings a ticket, and each ticket once", async () => {
    const { slack } = await start();
    const url = await socketUrlOf(slack);
    const first = await connectRaw(slack, undefined, url);
    expect(first.frames).toMatchObject([
      { type: "hello", num_connections: 1, connection_info: { app_id: slack.settings.appId } },
    ]);
    expect((await connectRaw(slack, undefined, url)).frames).toEqual([]);
    expect(slack.socket).toMatchObject({ connected: 1, opened: 1, gaps: 0 });
  });

  it("tells an event in an envelope, and takes its acknowledgement", async () => {
    const { slack, event } = await start();
    const app = await connectRaw(slack);
    const told = await slack.interact.event(slack.team, event);
    expect(told.outcome).toEqual({ kind: "acknowledged", answer: undefined });
    expect(app.envelopes).toMatchObject([
      {
        type: "events_api",
        accepts_response_payload: false,
        retry_attempt: 0,
        payload: { type: "event_callback", team_id: slack.team, event },
      },
    ]);
    expect(slack.violations).toEqual([]);
  });

  it("spreads what happens over several connections", async () => {
    const { slack, channel } = await start();
    const apps = [await connectRaw(slack), await connectRaw(slack)];
    for (const text of ["a", "b", "c", "d"]) {
      const deed = slack.interact.slash({ channel, text });
      await expect.poll(() => slack.socket.connected).toBe(2);
      await deed;
    }
    expect(apps.map(({ envelopes }) => envelopes.length)).toEqual([2, 2]);
    expect(apps[1]?.frames[0]).toMatchObject({ num_connections: 2 });
  });

  it.each([
    ["says what nobody understands", "what"],
    ["acknowledges what was never told", { envelope_id: "none" }],
    ["acknowledges in another shape", { envelope: "none" }],
  ])("notes a client that %s", async (_, frame) => {
    const { slack } = await start();
    (await connectRaw(slack)).send(frame);
    await expect.poll(() => slack.violations).toHaveLength(1);
  });

  it.each([
    ["acknowledges twice", undefined, 2],
    ["answers an event with more", { text: "Hello" }, 1],
  ])("notes a client that %s", async (_, payload, times) => {
    const { slack, event } = await start();
    await connectRaw(slack, (to, envelope) => {
      for (let done = 0; done < times; done++) to.acknowledge(envelope, payload);
    });
    await slack.interact.event(slack.team, event);
    await expect.poll(() => slack.violations).toHaveLength(1);
  });

  it("takes an acknowledgement only over the connection that brought the envelope", async () => {
    const clock = createVirtualClock(Date.now());
    const { slack, channel } = await start(clock);
    const other = await connectRaw(slack, (_, envelope) => idle.acknowledge(envelope));
    const idle = await connectRaw(slack, (_, envelope) => other.acknowledge(envelope));
    const seen = await clock.runUntil(slack.interact.slash({ channel, text: "help" }));
    expect(seen.failed).toBe("operation_timeout");
    expect(slack.violations[0]).toMatch("over another connection");
  });

  it("calls a command failed that nobody acknowledges in 3 seconds", async () => {
    const clock = createVirtualClock(Date.now());
    const { slack, channel } = await start(clock);
    await connectRaw(slack, deaf);
    const seen = await clock.runUntil(slack.interact.slash({ channel, text: "help" }));
    expect(seen).toMatchObject({ failed: "operation_timeout", ackMs: undefined });
    expect(slack.violations).toEqual(["socket: command was not acknowledged within 3 seconds"]);
  });

  it("calls a command failed at once when nobody is connected", async () => {
    const { slack, channel } = await start();
    const seen = await slack.interact.slash({ channel, text: "help" });
    expect(seen.failed).toBe("nobody is connected");
  });

  it("tells an event again that was not acknowledged, three times at most", async () => {
    const clock = createVirtualClock(Date.now());
    const { slack, event } = await start(clock);
    const app = await connectRaw(slack, deaf);
    await clock.runUntil(slack.interact.event(slack.team, event));
    await clock.advance(60 * 60_000);
    expect(app.envelopes.map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2, 3]);
    const ids = app.envelopes.map(({ payload }) => payload?.event_id);
    expect(new Set(ids).size).toBe(1);
  });

  it("asks to be replaced, lets both connections work, and ends the old one", async () => {
    const clock = createVirtualClock(Date.now());
    const { slack, channel } = await start(clock);
    const old = await connectRaw(slack);
    slack.socket.warn();
    slack.socket.refresh();
    const fresh = await connectRaw(slack);
    for (const text of ["a", "b"])
      expect((await clock.runUntil(slack.interact.slash({ channel, text }))).ackMs).toBeDefined();
    await clock.advance(10_000);
    expect(await old.closed).toBe(1000);
    const both = ["hello", "disconnect", "disconnect", "slash_commands"];
    expect([namesOf(slack, old), namesOf(slack, fresh)]).toEqual([
      both,
      ["hello", "slash_commands"],
    ]);
    expect(old.frames.map(({ reason }) => reason)).toContain("refresh_requested");
    expect(slack.socket).toMatchObject({ connected: 1, opened: 2, gaps: 0 });
  });

  it("brings over another connection what one was cut before acknowledging", async () => {
    const { slack, channel } = await start();
    await connectRaw(slack, (to) => to.terminate());
    const other = await connectRaw(slack);
    const seen = await slack.interact.slash({ channel, text: "help" });
    expect(seen.ackMs).toBeDefined();
    expect(other.envelopes).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it("brings over the next connection what the only one was cut before acknowledging", async () => {
    const { slack, channel } = await start();
    await connectRaw(slack, deaf);
    const deed = slack.interact.slash({ channel, text: "help" });
    slack.socket.drop();
    await expect.poll(() => slack.socket.gaps).toBe(1);
    const next = await connectRaw(slack);
    expect((await deed).ackMs).toBeDefined();
    expect(next.envelopes).toHaveLength(1);
  });

  it("pings, and stops to answer pings when it is frozen", async () => {
    const clock = createVirtualClock(Date.now());
    const { slack, channel } = await start(clock);
    const app = await connectRaw(slack);
    await slack.socket.ping();
    slack.socket.freeze();
    const seen = await clock.runUntil(slack.interact.slash({ channel, text: "help" }));
    expect(seen.failed).toBe("operation_timeout");
    expect(app.envelopes).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it("lets nobody in any more once it is switched off", async () => {
    const { slack } = await start();
    const app = await connectRaw(slack);
    const url = await socketUrlOf(slack);
    slack.socket.disable();
    expect(await app.closed).toBe(1000);
    expect(app.frames.at(-1)).toMatchObject({ type: "disconnect", reason: "link_disabled" });
    expect((await connectRaw(slack, undefined, url)).frames).toEqual([]);
    await expect(socketUrlOf(slack)).rejects.toThrow();
  });

  it("refuses connections by script", async () => {
    const { slack } = await start();
    slack.socket.refuse(1);
    expect((await connectRaw(slack)).frames).toEqual([]);
    expect((await connectRaw(slack)).frames).toHaveLength(1);
  });

  it("sends away the eleventh connection", async () => {
    const { slack } = await start();
    for (let done = 0; done < 10; done++) await connectRaw(slack);
    const last = await connectRaw(slack);
    expect(last.frames).toMatchObject([{ reason: "too_many_websockets" }]);
    expect(await last.closed).toBe(1000);
  });
});
