import { describe, expect, it } from "vitest";
import { openBolt } from "../open-bolt.ts";

const button = (label: string, action_id: string, value = label) => ({
  type: "button" as const,
  action_id,
  value,
  text: { type: "plain_text" as const, text: label },
});

const form = {
  type: "modal" as const,
  title: { type: "plain_text" as const, text: "Search" },
  blocks: [{ type: "section" as const, text: { type: "plain_text" as const, text: "Search" } }],
};

const PRIVATE = { response_type: "ephemeral", replace_original: false } as const;

const card = {
  text: "A paper",
  blocks: [
    { type: "section" as const, text: { type: "plain_text" as const, text: "A paper" } },
    { type: "actions" as const, elements: [button("More", "more"), button("Similar", "similar")] },
  ],
};

describe.each(["socket", "http"] as const)("a person in the local Slack, by %s", (transport) => {
  it("types a command, and sees what the app answers", async () => {
    const heard: object[] = [];
    const { slack, channel, user } = await openBolt(transport, (app) => {
      app.command("/papers", async ({ ack, respond, command }) => {
        await ack();
        heard.push(command);
        await respond({ ...card, ...PRIVATE });
      });
    });
    const seen = await slack.interact.slash({ channel, text: "search robots & arms" });
    expect(seen.messages).toMatchObject([{ text: "A paper", ephemeralTo: user }]);
    expect(seen.ackMs).toBeLessThan(3_000);
    expect(heard).toMatchObject([
      {
        command: "/papers",
        text: "search robots & arms",
        user_id: user,
        channel_id: channel,
        team_id: slack.team,
        channel_name: "papers",
        is_enterprise_install: "false",
      },
    ]);
    expect(slack.messages(channel)).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it("sees the message that comes with the acknowledgement", async () => {
    const { slack, channel } = await openBolt(transport, (app) => {
      app.command("/papers", async ({ ack }) => ack({ text: "Here", response_type: "ephemeral" }));
    });
    const seen = await slack.interact.slash({ channel, text: "help" });
    expect(seen.messages).toMatchObject([{ text: "Here" }]);
    expect(slack.violations).toEqual([]);
  });

  it("presses a button, and the message changes or goes away", async () => {
    const pressed: object[] = [];
    const { slack, channel, user } = await openBolt(transport, (app) => {
      app.command("/papers", async ({ ack, respond }) => {
        await ack();
        await respond({ ...card, ...PRIVATE });
      });
      app.action("more", async ({ ack, respond, body }) => {
        await ack();
        pressed.push(body);
        await respond({ text: "More papers", replace_original: true });
      });
      app.action("similar", async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const { interact } = slack;
    for (const [name, shown] of [["More", "More papers"], ["similar"]] as const) {
      const [message] = (await interact.slash({ channel, text: "trending" })).messages;
      if (!message) throw new Error("No answer.");
      const seen = await interact.press({ in: message, button: name });
      expect(seen.sights.at(-1)?.kind).toBe(shown ? "edit" : "deleted");
      if (shown) expect(seen.messages).toMatchObject([{ text: shown, blocks: [] }]);
    }
    expect(slack.ephemerals).toMatchObject([{ text: "More papers", edits: 1 }]);
    expect(pressed).toMatchObject([
      {
        type: "block_actions",
        user: { id: user, team_id: slack.team },
        team: { id: slack.team },
        channel: { id: channel, name: "papers" },
        container: { type: "message", channel_id: channel, is_ephemeral: true },
        actions: [{ type: "button", action_id: "more", value: "More", block_id: "blk1" }],
        state: { values: {} },
      },
    ]);
    expect(pressed[0]).not.toHaveProperty("message");
    expect(slack.violations).toEqual([]);
  });

  it("sees that a shortcut opens a form, and what a message shortcut answers", async () => {
    const heard: object[] = [];
    const { slack, channel, user } = await openBolt(transport, (app) => {
      app.shortcut("search_papers", async ({ ack, body }) => {
        await ack();
        heard.push(body);
        await app.client.views.open({ trigger_id: body.trigger_id, view: form });
      });
      app.shortcut(
        { callback_id: "similar", type: "message_action" },
        async ({ ack, respond, body }) => {
          await ack();
          heard.push(body);
          await respond({ text: "Similar", ...PRIVATE });
        },
      );
    });
    const { interact } = slack;
    const opened = await interact.shortcut({ callbackId: "search_papers" });
    expect(opened.modal?.payload).toMatchObject({ title: { text: "Search" } });
    const message = interact.write({
      channel,
      text: "see https://arxiv.org/abs/2401.00001 & more",
    });
    const asked = await interact.messageShortcut({ callbackId: "similar", message });
    expect(asked.messages).toMatchObject([{ text: "Similar", ephemeralTo: user }]);
    expect(heard).toMatchObject([
      { type: "shortcut", user: { id: user }, team: { id: slack.team } },
      {
        type: "message_action",
        message_ts: message.ts,
        channel: { id: channel },
        message: { text: "see <https://arxiv.org/abs/2401.00001> &amp; more", user },
      },
    ]);
    expect(slack.violations).toEqual([]);
  });

  it("opens the App Home, chooses from a menu there, and sees it change", async () => {
    const menu = {
      type: "static_select" as const,
      action_id: "period",
      options: ["day", "week"].map((value) => ({
        value,
        text: { type: "plain_text" as const, text: `One ${value}` },
      })),
    };
    const home = (words: string) => ({
      type: "home" as const,
      blocks: [
        { type: "section" as const, text: { type: "plain_text" as const, text: words } },
        { type: "actions" as const, block_id: "choose", elements: [menu] },
      ],
    });
    const heard: object[] = [];
    const { slack, user } = await openBolt(transport, (app) => {
      app.event("app_home_opened", async ({ event }) => {
        heard.push(event);
        await app.client.views.publish({ user_id: event.user, view: home("Your topics") });
      });
      app.action("period", async ({ ack, body }) => {
        await ack();
        heard.push(body);
        await app.client.views.publish({ user_id: body.user.id, view: home("Changed") });
      });
    });
    const { home: first } = await slack.interact.openHome();
    if (!first) throw new Error("No Home.");
    await slack.interact.select({ in: first, menu: "period", option: "One week" });
    expect(slack.homes(user)).toMatchObject([{ payload: home("Changed") }]);
    const [direct] = [...slack.world.channels.values()].filter(({ kind }) => kind === "dm");
    expect(heard).toMatchObject([
      { type: "app_home_opened", user, tab: "home", channel: direct?.id },
      {
        container: { type: "view", view_id: first.id },
        view: { type: "home", hash: first.hash, root_view_id: first.id },
        actions: [{ type: "static_select", selected_option: { value: "week" } }],
      },
    ]);
    expect(heard[1]).not.toHaveProperty("response_url");
    expect(slack.violations).toEqual([]);
  });

  it("is told one event as often as Slack tells it", async () => {
    const ids: string[] = [];
    const { slack, channel } = await openBolt(transport, (app) => {
      app.event("channel_archive", async ({ body }) => void ids.push(body.event_id));
    });
    const told = await slack.interact.event(slack.team, { type: "channel_archive", channel });
    await told.again();
    expect(ids).toEqual([told.payload.event_id, told.payload.event_id]);
  });
});

describe("a person in the local Slack", () => {
  it("cannot do what is not there to be done", async () => {
    const { slack, channel, user } = await openBolt("socket");
    const { interact, team } = slack;
    const hidden = slack.addChannel(team, { kind: "private" });
    const other = slack.addTeam({ installed: false });
    const message = interact.write({ channel, text: "Hello" });
    const where = { channel, text: "help" };
    await expect(interact.slash({ ...where, channel: hidden })).rejects.toThrow("does not see");
    await expect(interact.slash({ ...where, user: slack.addUser(other) })).rejects.toThrow(
      "no app",
    );
    await expect(interact.slash({ ...where, user: "U0NOBODY" })).rejects.toThrow("no person");
    await expect(interact.press({ in: message, button: "More", user })).rejects.toThrow("no More");
  });

  it("sees what is said to others only where it is public", async () => {
    const { slack, app, channel, user } = await openBolt("socket", (bolt) => {
      bolt.command("/papers", async ({ ack, respond }) => {
        await ack();
        await respond({ text: "For you", ...PRIVATE });
      });
    });
    const other = slack.addUser(slack.team);
    slack.join(channel, other);
    const mine = await slack.interact.slash({ channel, text: "help", user });
    const theirs = await slack.interact.slash({ channel, text: "help", user: other });
    const quiet = { parse: "none", unfurl_links: false, unfurl_media: false } as const;
    await app.client.chat.postMessage({ channel, text: "For all", ...quiet });
    expect(mine.messages.map(({ text }) => text)).toEqual(["For you", "For all"]);
    expect(theirs.messages.map(({ ephemeralTo }) => ephemeralTo)).toEqual([other, undefined]);
  });

  it("keeps two answers apart that come at once", async () => {
    const { slack, channel } = await openBolt("socket", (app) => {
      app.command("/papers", async ({ ack, respond, command }) => {
        await ack();
        await respond({ text: command.text, ...PRIVATE });
      });
    });
    const lines = ["a", "b", "c", "d"];
    const all = await Promise.all(lines.map((text) => slack.interact.slash({ channel, text })));
    expect(all.map(({ messages }) => messages.map(({ text }) => text))).toEqual([
      ["a"],
      ["b"],
      ["c"],
      ["d"],
    ]);
  });
});
