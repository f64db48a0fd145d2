import { describe, expect, it, onTestFinished } from "vitest";
import { slackPlace } from "../../../../adapters/slack/slack-place.ts";
import type { Overview } from "../../../../src/chat/inbox.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { wordsOf } from "../open-bot.ts";
import { connectTo, openSlack, TRANSPORTS, type Transport } from "../open-slack.ts";
import { manyAccess } from "../open-workspaces.ts";
import { browse } from "../workspaces/browser.ts";

async function open(transport: Transport = "socket", sections: Overview[] = []) {
  const bot = await openSlack(transport);
  onTestFinished(bot.close);
  const inbox = scriptedInbox({ sections });
  await bot.adapter.start(inbox);
  const { slack, channel, user } = bot;
  const ask = (at = channel, who = user) =>
    slack.interact.slash({ channel: at, user: who, text: "subscribe trending" });
  /** From now on the place follows something. */
  const follow = (place: Overview["place"]) =>
    void sections.push({ place, message: plainMessage("It follows trending.") });
  return { ...bot, inbox, ask, follow };
}

describe.each(TRANSPORTS)("the core is told, over %s,", (transport) => {
  it.each(["public", "private"] as const)("where the bot went, of a %s channel", async (kind) => {
    const { slack, inbox, team } = await open(transport);
    const channel = slack.addChannel(team, { kind, name: "other" });
    const within = slackPlace(team, channel);
    await slack.lifecycle.kick(channel);
    await slack.lifecycle.invite(channel);
    await slack.lifecycle.archive(channel);
    await slack.lifecycle.unarchive(channel);
    await slack.lifecycle.remove(channel);
    await eventually(() =>
      expect(inbox.notices).toEqual([
        { kind: "left", within },
        { kind: "joined", within },
        { kind: "left", within, archived: true },
        { kind: "joined", within },
        { kind: "left", within },
      ]),
    );
    expect(slack.violations).toEqual([]);
  });

  it("nothing of what other members do", async () => {
    const { slack, inbox, team, channel, user } = await open(transport);
    const event = { type: "member_joined_channel", user, channel, channel_type: "C", team };
    await slack.interact.event(team, event);
    await slack.interact.slash({ channel, user, text: "help" });
    expect(inbox.notices).toEqual([]);
  });

  it("once that the app was removed, and everything of it is erased", async () => {
    const { slack, inbox, team, events } = await open(transport);
    await slack.lifecycle.uninstall(team);
    await eventually(() => expect(inbox.notices.length).toBeGreaterThan(0));
    expect(inbox.notices).toEqual(
      inbox.notices.map(() => ({ kind: "left", within: `slack:${team}`, forGood: true })),
    );
    expect(events.some(({ kind }) => kind === "left")).toBe(true);
    expect(slack.violations).toEqual([]);
  });

  it("that the bot's token was revoked, and not that a person's was", async () => {
    const { slack, inbox, team } = await open(transport);
    await slack.lifecycle.revoke(team, "oauth");
    await slack.lifecycle.revoke(team);
    await eventually(() => expect(inbox.notices).toHaveLength(1));
    expect(inbox.notices[0]).toMatchObject({ forGood: true });
  });
});

describe("a channel", () => {
  it("that follows something is joined by itself, when it is public", async () => {
    const { slack, team, ask, follow, user } = await open();
    const channel = slack.addChannel(team, { withBot: false, members: [user] });
    follow(slackPlace(team, channel));
    expect(wordsOf(await ask(channel))).not.toContain("/invite");
    const { botUserId } = slack.installation(team);
    await eventually(() => expect(slack.world.channels.get(channel)?.members).toContain(botUserId));
    await ask(channel);
    expect(slack.calls.filter(({ method }) => method === "conversations.join")).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it("that is private has to let the bot in, which is said until it does", async () => {
    const { slack, team, ask, follow, user } = await open();
    const channel = slack.addChannel(team, { kind: "private", withBot: false, members: [user] });
    follow(slackPlace(team, channel));
    expect(wordsOf(await ask(channel))).toContain("/invite @offprint");
    await slack.lifecycle.invite(channel);
    expect(wordsOf(await ask(channel))).not.toContain("/invite");
    expect(slack.violations).toEqual([]);
  });

  it("is left alone while it follows nothing, or when somebody asks who may not manage it", async () => {
    const { slack, team, ask, follow } = await open();
    const guest = slack.addUser(team, { isRestricted: true });
    const channel = slack.addChannel(team, { withBot: false, members: [guest] });
    await ask(channel);
    follow(slackPlace(team, channel));
    await ask(channel, guest);
    expect(slack.calls.map(({ method }) => method)).not.toContain("conversations.join");
  });

  it("of which Slack cannot tell whether the bot is in is answered all the same", async () => {
    const { slack, ask, follow, place, events } = await open();
    follow(place);
    slack.faults.always("conversations.info", { kind: "status", status: 500, when: "before" });
    expect(wordsOf(await ask())).toContain("Answer to subscribe trending.");
    expect(events.at(-1)).toMatchObject({ kind: "failed", level: "warn" });
  });
});

async function openMany(transport: Transport = "http") {
  const redirectUrls = ["https://papers.example.org/"];
  const bot = await openSlack(transport, { redirectUrls });
  onTestFinished(bot.close);
  const { slack } = bot;
  const publicUrl = "https://papers.example.org";
  const access = { ...manyAccess(slack), publicUrl };
  const { adapter, events, close } = await connectTo(slack, { access });
  onTestFinished(close);
  const inbox = scriptedInbox();
  await adapter.start(inbox);
  return { slack, adapter, events, inbox, browser: browse(adapter.routes ?? []) };
}

describe("an installation", () => {
  it.each(TRANSPORTS)(
    "is welcomed in private, answered, and erased at its end, over %s",
    async (transport) => {
      const { slack, inbox, browser, adapter, events } = await openMany(transport);
      const team = slack.addTeam({ installed: false });
      const user = slack.addUser(team);
      await browser.install(slack, team, user);
      const direct = slack.directChannel(team, user);
      await eventually(() => expect(JSON.stringify(slack.messages(direct))).toContain("Welcome"));
      const channel = slack.addChannel(team, { members: [user] });
      const seen = await slack.interact.slash({ channel, user, text: "search diffusion" });
      expect(wordsOf(seen)).toContain("Answer to search diffusion.");
      expect(inbox.requests).toMatchObject([{ place: slackPlace(team, channel) }]);
      await slack.lifecycle.uninstall(team);
      await eventually(() =>
        expect(inbox.notices).toContainEqual({
          kind: "left",
          within: `slack:${team}`,
          forGood: true,
        }),
      );
      const post = adapter.post(slackPlace(team, channel), plainMessage("Digest"), "delivery-1");
      await expect(post).rejects.toMatchObject({ failure: { kind: "forbidden" } });
      expect(events.filter(({ level }) => level === "error")).toEqual([]);
      expect(slack.violations).toEqual([]);
    },
  );

  it("of a whole organisation serves each of its workspaces, by its own name", async () => {
    const { slack, inbox, browser, adapter } = await openMany();
    const enterprise = slack.addEnterprise();
    const teams = [1, 2].map(() => slack.addTeam({ enterprise, installed: false }));
    const users = teams.map((team) => slack.addUser(team));
    await browser.install(slack, enterprise, users[0] ?? "");
    for (const [n, team] of teams.entries()) {
      const user = users[n] ?? "";
      const channel = slack.addChannel(team, { members: [user] });
      const seen = await slack.interact.slash({ channel, user, text: "search diffusion" });
      await eventually(() => expect(wordsOf(seen)).toContain("Answer to"));
      expect(inbox.requests.at(-1)).toMatchObject({
        place: slackPlace(team, channel),
        actor: { mayManage: true },
      });
      await adapter.post(slackPlace(team, channel), plainMessage("Digest"), `delivery-${n}`);
    }
    expect(slack.violations).toEqual([]);
  });

  it("that is not there any more is answered by nobody, and the operator is told", async () => {
    const { slack, inbox, events } = await openMany();
    const user = slack.addUser(slack.team);
    const channel = slack.addChannel(slack.team, { members: [user] });
    await slack.interact.slash({ channel, user, text: "search diffusion" });
    expect(inbox.requests).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: "failed" });
  });
});
