import type { App } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { describe, expect, it } from "vitest";
import { openBolt } from "../open-bolt.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });

const form = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: "modal",
  callback_id: "subscribe",
  private_metadata: "kept",
  title: plain(title),
  submit: plain("Save"),
  blocks: [
    {
      type: "input",
      block_id: "topic",
      label: plain("Topic"),
      element: { type: "plain_text_input", action_id: "topic", max_length: 9 },
    },
    {
      type: "input",
      block_id: "at",
      label: plain("Time"),
      element: { type: "timepicker", action_id: "time", initial_time: "09:00" },
    },
    {
      type: "input",
      block_id: "zone",
      label: plain("Zone"),
      optional: true,
      element: { type: "external_select", action_id: "zone", min_query_length: 1 },
    },
  ],
  ...more,
});

/** Opens the form for a shortcut, and answers what is sent by its topic. */
async function openForm(
  transport: "socket" | "http",
  listen: (app: App) => void = () => undefined,
) {
  const opened = await openBolt(transport, (app) => {
    app.shortcut("open", async ({ ack, body }) => {
      await ack();
      await app.client.views.open({ trigger_id: body.trigger_id, view: form("First") });
    });
    app.options("zone", async ({ ack, payload: { value } }) => {
      const label = value === "empty" ? "" : `${value}/Berlin`;
      await ack({ options: [{ text: plain(label), value: "berlin" }] });
    });
    app.view("subscribe", async ({ ack, body }) => {
      const { values } = body.view.state;
      switch (values.topic?.topic?.value) {
        case "wrong":
          return ack({ response_action: "errors", errors: { topic: "Not that one" } });
        case "elsewhere":
          return ack({ response_action: "errors", errors: { nothing: "Not that one" } });
        case "change":
          return ack({ response_action: "update", view: form("Second") });
        case "further":
          return ack({ response_action: "push", view: form("Third") });
        case "clear":
          return ack({ response_action: "clear" });
        default:
          return ack();
      }
    });
    listen(app);
  });
  const seen = await opened.slack.interact.shortcut({ callbackId: "open" });
  if (!seen.modal) throw new Error("No form.");
  return { ...opened, view: seen.modal, interact: opened.slack.interact };
}

describe.each(["socket", "http"] as const)("a form in the local Slack, by %s", (transport) => {
  it("is sent with what was filled in, what stood there, and what was left out", async () => {
    const heard: object[] = [];
    const { slack, interact, view, user } = await openForm(transport, (app) => {
      app.view("subscribe", async ({ body }) => {
        heard.push(body);
        const quiet = { parse: "none", unfurl_links: false, unfurl_media: false } as const;
        await app.client.chat.postMessage({ channel: body.user.id, text: "Saved", ...quiet });
      });
    });
    const choices = await interact.options({ in: view, menu: "Zone", typed: "Eur" });
    expect(choices).toEqual([{ label: "Eur/Berlin", value: "berlin" }]);
    const seen = await interact.submit(view, { Topic: "robots", zone: "Eur/Berlin" });
    expect(seen.sights.map(({ kind }) => kind)).toContain("closed");
    expect(seen.modal).toBeUndefined();
    expect(slack.world.views.size).toBe(0);
    expect(heard).toMatchObject([
      {
        type: "view_submission",
        user: { id: user },
        view: {
          id: view.id,
          private_metadata: "kept",
          state: {
            values: {
              topic: { topic: { type: "plain_text_input", value: "robots" } },
              at: { time: { type: "timepicker", selected_time: "09:00" } },
              zone: { zone: { selected_option: { value: "berlin" } } },
            },
          },
        },
        response_urls: [],
      },
    ]);
    expect(slack.violations).toEqual([]);
  });

  it("complains, and keeps what was filled in", async () => {
    const { slack, interact, view } = await openForm(transport);
    const seen = await interact.submit(view, { topic: "wrong", time: "17:30" });
    expect(seen.errors).toEqual({ topic: "Not that one" });
    const again = await interact.submit(view, { topic: "change" });
    expect(again.modal).toMatchObject({ id: view.id, payload: { title: { text: "Second" } } });
    const pushed = await interact.submit(again.modal ?? view, { topic: "further" });
    expect(pushed.modal).toMatchObject({ rootId: view.id, payload: { title: { text: "Third" } } });
    await interact.submit(pushed.modal ?? view, { topic: "clear" });
    expect(slack.world.views.size).toBe(0);
    expect(slack.violations).toEqual([]);
  });

  it("tells that it was closed, if the app wants to know", async () => {
    const closed: string[] = [];
    const { slack, interact, view } = await openForm(transport, (app) => {
      app.view({ callback_id: "subscribe", type: "view_closed" }, async ({ ack, body }) => {
        await ack();
        closed.push(body.view.id);
      });
      app.shortcut("watched", async ({ ack, body }) => {
        await ack();
        const watched = form("Watched", { notify_on_close: true });
        await app.client.views.open({ trigger_id: body.trigger_id, view: watched });
      });
    });
    await interact.closeView(view);
    const { modal } = await interact.shortcut({ callbackId: "watched" });
    await interact.closeView(modal ?? view);
    expect(closed).toEqual([modal?.id]);
    expect(slack.world.views.size).toBe(0);
    expect(slack.violations).toEqual([]);
  });
});

describe("a form in the local Slack", () => {
  it.each([
    ["a required field empty", { topic: "" }, "required"],
    ["too long a text", { topic: "x".repeat(10) }, "characters"],
    ["no time", { topic: "a", time: "25:00" }, "not 25:00"],
    ["a choice that was not suggested", { topic: "a", zone: "Mars" }, "not offered"],
    ["a field that is not there", { title: "a" }, "no title"],
  ])("cannot be sent with %s", async (_, values, why) => {
    const { interact, view } = await openForm("socket");
    await expect(interact.submit(view, values)).rejects.toThrow(why);
  });

  it("is not asked for suggestions before enough is typed", async () => {
    const { interact, view } = await openForm("socket");
    const asked = interact.options({ in: view, menu: "zone", typed: "" });
    await expect(asked).rejects.toThrow("from 1 characters");
  });

  it("notes suggestions that fit no menu", async () => {
    const { slack, interact, view } = await openForm("socket");
    const asked = interact.options({ in: view, menu: "zone", typed: "empty" });
    await expect(asked).rejects.toThrow("invalid_options");
    expect(slack.violations).toHaveLength(1);
  });

  it("notes a complaint about a field that is not there", async () => {
    const { slack, interact, view } = await openForm("socket");
    const seen = await interact.submit(view, { topic: "elsewhere" });
    expect(seen.failed).toBe("invalid_response_action");
    expect(slack.violations).toHaveLength(1);
  });

  it("opens once, and within 3 seconds", async () => {
    const refusals: unknown[] = [];
    const { slack, interact } = await openForm("socket", (app) => {
      app.shortcut("twice", async ({ ack, body }) => {
        await ack();
        const ask = { trigger_id: body.trigger_id, view: form("Twice") };
        await app.client.views.open(ask);
        refusals.push(await app.client.views.open(ask).catch(String));
      });
    });
    await interact.shortcut({ callbackId: "twice" });
    await expect.poll(() => refusals).toEqual([expect.stringContaining("exchanged_trigger_id")]);
    expect(slack.violations).toHaveLength(1);
  });
});
