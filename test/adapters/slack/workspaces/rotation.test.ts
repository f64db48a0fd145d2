import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/errors.ts";
import { DAY, HOUR, MINUTE } from "../../../../src/time/durations.ts";
import { createMemoryDocuments, type MemoryDocuments } from "../../../fakes/memory-documents.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { manyAccess, openSlack, openWorkspaces } from "../open-workspaces.ts";

const MONDAY = Date.UTC(2026, 10, 23, 9);
const REFRESH = "oauth.v2.access";

/** A workspace whose tokens live for twelve hours, on a clock that stands still. */
async function open() {
  const clock = createVirtualClock(MONDAY);
  const slack = await openSlack({ clock, rotation: true });
  const store = createMemoryDocuments(clock);
  const join = () => openWorkspaces(slack, { access: manyAccess(slack), store, clock });
  const bot = join();
  const install = (team = slack.team) => bot.browser.install(slack, team, slack.addUser(team));
  await install();
  const refreshes = () =>
    slack.calls.filter(({ method, args }) => method === REFRESH && args.refresh_token);
  const channel = slack.addChannel(slack.team);
  const post = (deliveryId: string) => bot.post(slack.team, channel, deliveryId);
  return { ...bot, clock, slack, install, join, refreshes, post, channel };
}

describe("a token that expires", () => {
  it("is renewed ahead of time while nothing comes in, day after day", async () => {
    const { workspaces, clock, slack, refreshes, post, events } = await open();
    await workspaces.start();
    await clock.advance(9 * HOUR);
    expect(refreshes()).toHaveLength(0);
    await clock.advance(2 * DAY);
    // Every ten hours: two before the twelfth.
    expect(refreshes()).toHaveLength(5);
    await post("after-days");
    expect(events.filter(({ level }) => level !== "info")).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it("that ran out while the bot was down is renewed when it comes back", async () => {
    const { clock, slack, join, channel } = await open();
    await clock.advance(3 * DAY);
    const back = join();
    expect(await back.post(slack.team, channel)).toBeTypeOf("string");
    expect(slack.messages(channel)).toHaveLength(1);
  });

  it("is renewed once, however many need it at the same moment", async () => {
    const { workspaces, clock, slack, refreshes } = await open();
    await clock.advance(13 * HOUR);
    const all = await Promise.all(Array.from({ length: 20 }, () => workspaces.of(slack.team)));
    expect(new Set(all.map((workspace) => workspace?.token)).size).toBe(1);
    expect(refreshes()).toHaveLength(1);
  });

  it("goes on being used while Slack does not renew it, and is told about once", async () => {
    const { workspaces, clock, slack, post, events } = await open();
    await workspaces.start();
    slack.faults.always(REFRESH, { kind: "status", status: 503, when: "before" });
    await clock.advance(11 * HOUR);
    await post("in-time");
    expect(events.filter(({ level }) => level === "warn")).toHaveLength(1);
    slack.faults.always(REFRESH);
    await clock.advance(30 * MINUTE);
    await clock.advance(2 * HOUR);
    await post("later");
  });

  it("that Slack calls expired before its time is renewed, and the post is sent again", async () => {
    const { clock, slack, post, refreshes, channel } = await open();
    // The machine's clock is behind Slack's.
    slack.faults.next("chat.postMessage", { kind: "error", error: "token_expired" });
    await clock.runUntil(post("delivery-1"));
    expect(refreshes()).toHaveLength(1);
    expect(slack.messages(channel)).toHaveLength(1);
    expect(slack.overruns).toEqual([]);
  });

  it("that cannot be renewed fails what is posted for now, and says that installing again helps", async () => {
    const { clock, slack, post, events } = await open();
    slack.faults.always(REFRESH, { kind: "error", error: "invalid_refresh_token" });
    await clock.advance(13 * HOUR);
    await expect(post("delivery-1")).rejects.toMatchObject({ failure: { kind: "failed" } });
    expect(events.map(({ text }) => text).join("\n")).toContain("install the bot there again");
  });

  it("that was renewed by another process is taken from the store", async () => {
    const { workspaces, clock, slack, join, refreshes } = await open();
    await clock.advance(13 * HOUR);
    const both = await Promise.all([workspaces.of(slack.team), join().workspaces.of(slack.team)]);
    const tokens = both.map((workspace) => workspace?.token);
    // The slower one is refused, and may see the new token at its next use.
    expect(tokens).toContain(slack.botToken(slack.team));
    expect((await workspaces.of(slack.team))?.token).toBe(slack.botToken(slack.team));
    expect(refreshes().length).toBeLessThanOrEqual(2);
  });

  it("is renewed by one of several processes, and the others wait for it", async () => {
    const { workspaces, clock, slack, store, join, refreshes } = await open();
    letOneClaim(store);
    await clock.advance(13 * HOUR);
    const others = [join(), join()];
    slack.faults.next(REFRESH, { kind: "slow", ms: 1_000 });
    const all = [workspaces, ...others.map((other) => other.workspaces)].map((each) =>
      each.of(slack.team),
    );
    const tokens = (await clock.runUntil(Promise.all(all))).map((workspace) => workspace?.token);
    expect(new Set(tokens)).toEqual(new Set([slack.botToken(slack.team)]));
    expect(refreshes()).toHaveLength(1);
  });

  it("that one of several processes could not renew is asked for by the next", async () => {
    const { workspaces, clock, slack, store, join, refreshes } = await open();
    letOneClaim(store);
    await clock.advance(13 * HOUR);
    slack.faults.next(REFRESH, { kind: "status", status: 503, when: "before" });
    await workspaces.of(slack.team);
    const other = await join().workspaces.of(slack.team);
    expect(other?.token).toBe(slack.botToken(slack.team));
    expect(refreshes()).toHaveLength(2);
  });

  it("is held while the store does not take it, so that the workspace is not lost", async () => {
    const { workspaces, clock, slack, store, post, events, refreshes } = await open();
    await clock.advance(13 * HOUR);
    const write = store.set;
    store.set = async () => {
      throw new Error("The disk is full.");
    };
    await post("on-a-full-disk");
    expect(events).toContainEqual(expect.objectContaining({ level: "error" }));
    store.set = write;
    await workspaces.start();
    await clock.advance(MINUTE);
    expect(refreshes()).toHaveLength(1);
    await post("after-it");
    expect(await store.get("installation:" + slack.team)).toBeDefined();
  });

  it("that the store cannot be asked for now keeps a post waiting, and counts as no failure of Slack", async () => {
    const { store, post } = await open();
    store.failWith(new StoreError("PostgreSQL is away.", "It could not be read."));
    await expect(post("delivery-1")).rejects.toMatchObject({
      failure: { kind: "limited", scope: "server" },
    });
    store.failWith();
    await post("delivery-1");
  });

  it("is not brought back when its workspace removed the bot meanwhile", async () => {
    const { workspaces, clock, slack, store } = await open();
    await clock.advance(13 * HOUR);
    slack.faults.next(REFRESH, { kind: "slow", ms: 1_000 });
    const asked = workspaces.of(slack.team);
    await clock.advance(100);
    await workspaces.remove(slack.team);
    await clock.advance(1_000);
    expect(await asked).toBeUndefined();
    expect(store.keys().filter((key) => key.startsWith("installation:"))).toEqual([]);
    expect(await workspaces.of(slack.team)).toBeUndefined();
  });

  it("of one workspace in trouble keeps none of the others waiting", async () => {
    const { workspaces, clock, slack, install, events } = await open();
    const other = slack.addTeam();
    await install(other);
    await clock.advance(9 * HOUR);
    slack.faults.next(REFRESH, { kind: "error", error: "invalid_refresh_token" });
    await workspaces.start();
    await clock.advance(2 * HOUR);
    for (const team of [slack.team, other])
      expect((await workspaces.of(team))?.token).toBe(slack.botToken(team));
    expect(events.filter(({ level }) => level === "warn")).toHaveLength(1);
  });

  it("is not asked for by a bot that has stopped", async () => {
    const { workspaces, clock, refreshes } = await open();
    await workspaces.start();
    await clock.advance(HOUR);
    await workspaces.stop();
    await clock.advance(DAY);
    expect(refreshes()).toHaveLength(0);
    expect(clock.sleeping).toBe(0);
  });
});

/** As where several processes share the store. */
function letOneClaim(store: MemoryDocuments): void {
  Object.assign(store, {
    claim: async (key: string, lifetimeMs: number) => {
      if (store.keys().includes(key)) return false;
      await store.set(key, 1, lifetimeMs);
      return true;
    },
  });
}
