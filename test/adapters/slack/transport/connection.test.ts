import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Clock } from "../../../../src/time/clock.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { wordsOf } from "../open-bot.ts";
import { connectTo, openSlack } from "../open-slack.ts";

/** Twenty times as fast, and no wait is longer than a second. */
const hasty: Clock = {
  now: Date.now,
  sleep: (ms, signal) => delay(Math.min(ms / 20, 1_000), undefined, signal ? { signal } : {}),
};

async function openUnstarted() {
  const perChannel = { posts: 1_000, perMs: 1_000 };
  const bot = await openSlack("socket", { perChannel }, { clock: hasty });
  onTestFinished(bot.close);
  return bot;
}

async function open() {
  const bot = await openUnstarted();
  const inbox = scriptedInbox();
  await bot.adapter.start(inbox);
  const { slack, channel, user } = bot;
  const ask = async (text = "search diffusion") =>
    wordsOf(await slack.interact.slash({ channel, user, text }));
  return { ...bot, inbox, ask };
}

const ANSWER = "Answer to search diffusion.";
describe("a connection", () => {
  it("is one, and counts as connected", async () => {
    const { slack, adapter } = await open();
    expect(slack.socket).toMatchObject({ connected: 1, opened: 1 });
    expect(adapter.isConnected?.()).toBe(true);
    await adapter.stop();
    expect(adapter.isConnected?.()).toBe(false);
    expect(slack.violations).toEqual([]);
  });

  it("that Slack asks to replace is replaced without a gap", async () => {
    const { slack, ask } = await open();
    slack.socket.refresh(300);
    await eventually(() => expect(slack.socket.opened).toBe(2));
    expect(await ask()).toContain(ANSWER);
    await eventually(() => expect(slack.socket.connected).toBe(1));
    expect(slack.socket.gaps).toBe(0);
    expect(slack.violations).toEqual([]);
  });

  it("that Slack warns of is replaced ahead of time", async () => {
    const { slack, ask } = await open();
    slack.socket.warn();
    await eventually(() => expect(slack.socket.opened).toBe(2));
    expect(await ask()).toContain(ANSWER);
    expect(slack.socket.gaps).toBe(0);
  });

  it("loses no command while it is replaced, and handles none twice", async () => {
    const { slack, ask, inbox } = await open();
    const answers: Promise<string>[] = [];
    for (let n = 0; n < 30; n++) {
      if (n % 10 === 5) slack.socket.refresh(500);
      answers.push(ask(`search number-${n}`));
      await delay(5);
    }
    const seen = await Promise.all(answers);
    expect(seen.filter((words, n) => !words.includes(`Answer to search number-${n}.`))).toEqual([]);
    expect(inbox.requests).toHaveLength(30);
    expect(slack.violations).toEqual([]);
  });

  it("that is cut is made anew", async () => {
    const { slack, ask, events, adapter } = await open();
    slack.faults.always("apps.connections.open", { kind: "status", status: 503, when: "before" });
    slack.socket.drop();
    await eventually(() => expect(adapter.isConnected?.()).toBe(false));
    slack.faults.always("apps.connections.open");
    await eventually(() => expect(slack.socket.connected).toBe(1));
    expect(await ask()).toContain(ANSWER);
    expect(adapter.isConnected?.()).toBe(true);
    await eventually(() => expect(events.at(-1)?.kind).toBe("connected"));
  });

  it("that is open and deaf is noticed by its pings", async () => {
    const { slack, ask } = await open();
    slack.socket.freeze();
    await eventually(() => expect(slack.socket.opened).toBe(2));
    expect(await ask()).toContain(ANSWER);
    expect(slack.socket.pings).toBeGreaterThan(0);
  });

  it("answers Slack's own pings", async () => {
    const { slack } = await open();
    await expect(slack.socket.ping()).resolves.toBeUndefined();
  });

  it.each([
    [{ kind: "status", status: 503, when: "before" }],
    [{ kind: "cut", when: "before" }],
    [{ kind: "limited", retryAfterS: 1 }],
    [{ kind: "error", error: "internal_error" }],
  ] as const)("is tried again when Slack answers %o", async (fault) => {
    const { slack, ask, events } = await open();
    slack.faults.next("apps.connections.open", fault, fault);
    slack.socket.drop();
    await eventually(() => expect(slack.socket.opened).toBe(2));
    expect(await ask()).toContain(ANSWER);
    expect(events.filter(({ kind }) => kind === "disconnected").length).toBeGreaterThan(1);
  });

  it("is tried again when the address it was given is refused", async () => {
    const { slack, ask } = await open();
    slack.socket.refuse(2);
    slack.socket.drop();
    await eventually(() => expect(slack.socket.opened).toBe(2));
    expect(await ask()).toContain(ANSWER);
  });
});

describe("a refresh that is refused", () => {
  it.each([
    ["missing_scope", "SLACK_APP_TOKEN"],
    ["internal_error", "cannot be reached"],
  ])(
    "with %s leaves nobody heard, says so, and is tried again until it is given",
    async (error, says) => {
      const { slack, adapter, ask, events } = await open();
      slack.faults.always("apps.connections.open", { kind: "error", error });
      slack.socket.refresh(50);
      await eventually(() => expect(adapter.isConnected?.()).toBe(false));
      const warnings = () => adapter.warnings?.();
      await eventually(() => expect(warnings()).toEqual([expect.stringContaining(says)]));
      expect(events.map(({ kind }) => kind)).not.toContain("dead");
      slack.faults.always("apps.connections.open");
      await eventually(() => expect(adapter.isConnected?.()).toBe(true));
      expect(adapter.warnings?.()).toEqual([]);
      expect(await ask()).toContain(ANSWER);
    },
  );
});

describe("Socket Mode that is switched off", () => {
  it("is one clear error, and not tried again", async () => {
    const { slack, events, adapter } = await open();
    slack.socket.disable();
    await eventually(() => expect(events.at(-1)?.kind).toBe("dead"));
    expect(events.at(-1)?.text).toContain("Socket Mode");
    expect(adapter.isConnected?.()).toBe(false);
    const asked = slack.calls.length;
    await delay(100);
    expect(slack.calls).toHaveLength(asked);
    expect(events.filter(({ kind }) => kind === "dead")).toHaveLength(1);
  });
});

describe("a token that is refused", () => {
  it.each([
    ["SLACK_APP_TOKEN", { transport: { kind: "socket", appToken: "xapp-wrong" } }],
    ["SLACK_BOT_TOKEN", { access: { kind: "one", botToken: "xoxb-wrong" } }],
  ] as const)("at the start is one clear error for the operator: %s", async (name, more) => {
    const { slack } = await openUnstarted();
    const { adapter, events, close } = await connectTo(slack, { clock: hasty, ...more });
    onTestFinished(close);
    await expect(adapter.start(scriptedInbox())).rejects.toMatchObject({
      name: "OperatorError",
      message: expect.stringContaining(name),
    });
    expect(events.map(({ kind }) => kind)).toEqual(["dead"]);
    await adapter.stop();
  });

  it("later, by a post, is said once", async () => {
    const { slack, adapter, place, events, team } = await open();
    slack.uninstall(team, "token_revoked");
    for (const id of ["delivery-1", "delivery-2"]) {
      const post = adapter.post(place, plainMessage("Digest"), id);
      await expect(post).rejects.toMatchObject({ failure: { kind: "forbidden" } });
    }
    expect(events.filter(({ kind }) => kind === "dead")).toHaveLength(1);
  });
});

describe("a start without Slack", () => {
  it.each([
    ["auth.test", 4],
    ["apps.connections.open", 2],
  ])("waits until it can be reached (%s)", async (method, times) => {
    const { slack, adapter, events } = await openUnstarted();
    const cut = { kind: "cut", when: "before" } as const;
    slack.faults.next(method, ...Array.from({ length: times }, () => cut));
    await adapter.start(scriptedInbox());
    expect(events[0]).toMatchObject({ kind: "disconnected", level: "warn" });
    expect(events.at(-1)?.kind).toBe("connected");
  });

  it("can be stopped while it waits", async () => {
    const { slack } = await openUnstarted();
    const apiUrl = "http://127.0.0.1:1/api/";
    const { adapter, events, close } = await connectTo(slack, { apiUrl });
    onTestFinished(close);
    const started = adapter.start(scriptedInbox());
    await eventually(() => expect(events).toHaveLength(1));
    await adapter.stop();
    await expect(started).resolves.toBeUndefined();
  });
});
