import { describe, expect, it } from "vitest";
import { postToPerson } from "../../../../adapters/slack/posts/post-message.ts";
import { createTwoSteps } from "../../../../adapters/slack/posts/two-steps.ts";
import { slackPlace } from "../../../../adapters/slack/slack-place.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { systemClock } from "../../../../src/time/clock.ts";
import { plainMessage } from "../../../fakes/chat/scripted-inbox.ts";
import type { ApiFault } from "../../../fakes/slack/web-api/api-faults.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { failureOf, openPosts, openSlack, openWorkspaces } from "../open-workspaces.ts";

const POST = "chat.postMessage";
const HOUR_S = 3_600;
const FREE = { perChannel: { posts: 1_000, perMs: 1 } };

const refusal = (kind: string) => ({ name: "DeliveryError", failure: { kind } });

describe("a post", () => {
  it("carries its delivery where only apps look, says something to those who see no blocks, and breaks no rule", async () => {
    const { post, shown, slack } = await openPosts();
    const ts = await post();
    expect(shown()).toMatchObject([
      {
        ts,
        text: expect.stringContaining("Digest-of-today"),
        metadata: { event_type: "offprint_delivery", event_payload: { id: "delivery-1" } },
      },
    ]);
    expect(slack.violations).toEqual([]);
  });

  it.each<[string, ApiFault]>([
    ["a 500 after the message was made", { kind: "status", status: 500, when: "after" }],
    ["a 503 before it", { kind: "status", status: 503, when: "before" }],
    ["a connection cut after it", { kind: "cut", when: "after" }],
    ["a connection cut before it", { kind: "cut", when: "before" }],
    ["an internal_error", { kind: "error", error: "internal_error" }],
    ["a fatal_error", { kind: "error", error: "fatal_error" }],
  ])("that meets %s is in doubt, and is not repeated by the library", async (_, fault) => {
    const { post, posts, shown, slack } = await openPosts(FREE);
    slack.faults.next(POST, fault);
    const isMade = "when" in fault && fault.when === "after";
    await expect(post()).rejects.toMatchObject(refusal("unknown"));
    expect(posts()).toHaveLength(1);
    expect(shown()).toHaveLength(isMade ? 1 : 0);
    // Whoever is told of the doubt decides; asked again, it posts.
    await post();
    expect(shown()).toHaveLength(isMade ? 2 : 1);
  });

  it("that is limited waits for its workspace as long as Slack says, and nothing was sent twice", async () => {
    const { post, posts, slack } = await openPosts();
    slack.faults.next(POST, { kind: "limited", retryAfterS: HOUR_S });
    await expect(post()).rejects.toMatchObject({
      failure: { kind: "limited", retryAfterMs: HOUR_S * 1_000 },
    });
    expect(await failureOf(post("b"))).toBeTypeOf("string");
    expect(posts()).toHaveLength(2);
  });

  it("that comes within a second of another in its channel is limited, and one to another channel is not", async () => {
    const { post, slack } = await openPosts({ perChannel: { posts: 1, perMs: 3_600_000 } });
    await post("a");
    await expect(post("b")).rejects.toMatchObject(refusal("limited"));
    await expect(post("c", slack.addChannel(slack.team))).resolves.toBeTypeOf("string");
  });

  it("asked for twice with one delivery id shows one message, and one that failed is sent again", async () => {
    const { post, shown, slack } = await openPosts(FREE);
    slack.faults.next(POST, { kind: "error", error: "service_unavailable" });
    await expect(post()).rejects.toMatchObject(refusal("failed"));
    const ids = await Promise.all([post(), post(), post()]);
    expect(new Set(ids).size).toBe(1);
    expect(shown().map(({ ts }) => ts)).toEqual([ids[0]]);
  });

  it("goes into a thread, whose messages may repeat a delivery id of the channel's", async () => {
    const { post, shown, channel, slack } = await openPosts(FREE);
    const root = await post();
    const reply = await post("delivery-1", channel, root);
    expect(reply).not.toBe(root);
    expect(shown().find(({ ts }) => ts === reply)).toMatchObject({ threadTs: root });
    await expect(post("delivery-2", channel, "no-message")).rejects.toMatchObject(
      refusal("rejected"),
    );
    expect(slack.violations).toEqual([]);
  });

  it("reaches public, private and direct-message channels, renamed ones too", async () => {
    const { post, slack } = await openPosts();
    const user = slack.addUser(slack.team);
    const places = [
      slack.addChannel(slack.team, { kind: "public" }),
      slack.addChannel(slack.team, { kind: "private" }),
      slack.directChannel(slack.team, user),
    ];
    slack.rename(places[0] ?? "", "papers-2026");
    for (const place of places) await post("delivery-1", place);
    expect(places.map((place) => slack.messages(place).length)).toEqual([1, 1, 1]);
    expect(slack.violations).toEqual([]);
  });

  it("to an archived or a deleted channel is gone, and works again in one that is unarchived", async () => {
    const { post, slack, channel, shown } = await openPosts(FREE);
    slack.archive(channel);
    await expect(post()).rejects.toMatchObject(refusal("gone"));
    slack.archive(channel, false);
    await post();
    expect(shown()).toHaveLength(1);
    slack.deleteChannel(channel);
    await expect(post("delivery-2")).rejects.toMatchObject(refusal("gone"));
  });

  it("to a channel the bot was removed from says how to bring it back", async () => {
    const { post, slack, channel } = await openPosts();
    slack.leave(channel, slack.installation(slack.team).botUserId);
    expect(await failureOf(post())).toMatchObject({
      ...refusal("forbidden"),
      message: expect.stringContaining("/invite"),
    });
    // Of a private channel Slack does not even say that there is one.
    const hidden = slack.addChannel(slack.team, { kind: "private", withBot: false });
    await expect(post("delivery-1", hidden)).rejects.toMatchObject(refusal("gone"));
  });

  it("where only some may write is forbidden", async () => {
    const { post, slack, channel } = await openPosts();
    slack.lock(channel);
    await expect(post()).rejects.toMatchObject(refusal("forbidden"));
  });

  it("to an address that is none of Slack's is gone without asking", async () => {
    const { postOnce, posts } = await openPosts();
    const message = plainMessage("lost");
    for (const place of [
      "slack:nowhere",
      "slack:T1/../C1",
      "slack:T1/c1",
      "discord:T1/C1",
    ] as const)
      await expect(postOnce({ place, message, deliveryId: "d" })).rejects.toMatchObject(
        refusal("gone"),
      );
    expect(posts()).toEqual([]);
  });

  it("to a workspace the bot is not in is forbidden without asking", async () => {
    const { posts, workspaces, slack } = await openPosts();
    const other = slack.addTeam({ installed: false });
    expect(await workspaces.of(other)).toBeUndefined();
    const { post } = openWorkspaces(slack, { access: { kind: "one", botToken: "xoxb-0" } });
    await expect(post(other, "C1")).rejects.toMatchObject(refusal("failed"));
    expect(posts()).toEqual([]);
  });

  it("that is too much for one message is rejected without asking", async () => {
    const { postOnce, posts, slack, channel } = await openPosts();
    const blocks = Array.from({ length: 100 }, (_, n) => ({
      kind: "item" as const,
      title: `Paper ${n}`,
    }));
    const message: Message = { summary: "Long", blocks };
    const place = `slack:${slack.team}/${channel}` as const;
    await expect(postOnce({ place, message, deliveryId: "d" })).rejects.toMatchObject(
      refusal("rejected"),
    );
    expect(posts()).toEqual([]);
  });

  it("whose picture Slack cannot fetch is sent once more without it", async () => {
    const clock = createVirtualClock(Date.UTC(2026, 10, 23, 9));
    const { postOnce, shown, posts, slack, channel } = await openPosts({ clock });
    slack.faults.next(POST, { kind: "error", error: "invalid_blocks" });
    const thumbnail = { url: "https://example.org/paper.png", alt: "The first page" };
    const blocks = [{ kind: "item", title: "A paper", thumbnail }] as const;
    const place = `slack:${slack.team}/${channel}` as const;
    const post = postOnce({ place, message: { summary: "One", blocks }, deliveryId: "d" });
    await clock.runUntil(post);
    expect(slack.overruns).toEqual([]);
    expect(posts()).toHaveLength(2);
    expect(JSON.stringify(shown())).toContain("A paper");
    expect(JSON.stringify(shown())).not.toContain("paper.png");
  });

  it("that Slack calls malformed is rejected, not repeated", async () => {
    const { post, posts, slack } = await openPosts();
    slack.faults.next(POST, { kind: "error", error: "invalid_blocks" });
    await expect(post()).rejects.toMatchObject(refusal("rejected"));
    expect(posts()).toHaveLength(1);
  });

  it("while Slack cannot be reached at all has failed, for sure", async () => {
    const slack = await openSlack();
    const bot = openWorkspaces(slack);
    await bot.workspaces.start();
    await slack.close();
    const channel = slack.addChannel(slack.team);
    await expect(bot.post(slack.team, channel)).rejects.toMatchObject(refusal("failed"));
  });
});

describe("a token that was revoked", () => {
  it("is said, and forbids what is posted", async () => {
    const { post, slack, events } = await openPosts();
    slack.uninstall(slack.team, "token_revoked");
    await expect(post()).rejects.toMatchObject(refusal("forbidden"));
    expect(events).toMatchObject([{ kind: "dead" }]);
  });
});

describe("a word to a person", () => {
  it("goes into their direct message with the bot, as many messages as it takes, no faster than Slack lets it", async () => {
    const clock = createVirtualClock(Date.UTC(2026, 10, 23, 9));
    const { clientsFor, slack } = await openPosts({ clock });
    const userId = slack.addUser(slack.team);
    const blocks = Array.from({ length: 100 }, (_, n) => ({
      kind: "item" as const,
      title: `Paper ${n}`,
    }));
    const message: Message = { summary: "Welcome.", blocks };
    const clients = clientsFor(slack.settings.botToken);
    await clock.runUntil(postToPerson(clients, clock, { userId, message }));
    const shown = slack.messages(slack.directChannel(slack.team, userId));
    expect(shown.length).toBeGreaterThan(1);
    expect(JSON.stringify(shown.at(-1))).toContain("Paper 99");
    expect([slack.violations, slack.overruns]).toEqual([[], []]);
  });
});

describe("a line whose answer was lost", () => {
  it("is posted again only once Slack answers anything", async () => {
    const { slack, workspaces, postOnce, posts, channel, shown } = await openPosts(FREE);
    const steps = { workspaces, clock: systemClock, post: postOnce, isWanted: true };
    const { begin } = createTwoSteps(steps);
    const line = () => begin(slackPlace(slack.team, channel), plainMessage("Digest"), "delivery-1");
    slack.faults.next(POST, { kind: "cut", when: "after" });
    await expect(line()).rejects.toMatchObject(refusal("unknown"));
    slack.faults.next("auth.test", { kind: "status", status: 500, when: "before" });
    await expect(line()).rejects.toMatchObject(refusal("failed"));
    expect(posts()).toHaveLength(1);
    expect(await line()).toBe(shown().at(-1)?.ts);
    expect(shown()).toHaveLength(2);
  });
});

describe("a workspace that lets nobody edit", () => {
  it("gets its digests whole once that is known, and others go on in two steps", async () => {
    const { slack, workspaces, postOnce, channel } = await openPosts(FREE);
    const steps = { workspaces, clock: systemClock, post: postOnce, isWanted: true };
    const { begin, finish, isFor } = createTwoSteps(steps);
    const place = slackPlace(slack.team, channel);
    const message = plainMessage("Digest");
    const ts = await begin(place, message, "delivery-1");
    slack.faults.next("chat.update", { kind: "error", error: "edit_window_closed" });
    await expect(finish(place, ts, message)).rejects.toMatchObject(refusal("rejected"));
    expect(isFor(place, message, 0)).toBe(false);
    expect(isFor("slack:T9/C1", message, 0)).toBe(true);
  });
});
