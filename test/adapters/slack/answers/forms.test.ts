import { describe, expect, it, onTestFinished } from "vitest";
import { similar } from "../../../../commands/similar.ts";
import type { Form, Message } from "../../../../src/chat/message.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, type Script, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { wordsOf } from "../open-bot.ts";
import { openScripted } from "../open-scripted.ts";
import { connectTo, TRANSPORTS } from "../open-slack.ts";

describe("a form", () => {
  const form: Form = {
    kind: "form",
    label: "Change schedule",
    action: "schedule.set",
    value: "x=1",
    title: "When",
    fields: [{ name: "time", label: "Time of day", value: "09:00", required: true }],
    instead: "schedule time:9:00",
  };
  const withForm: Message = { summary: "s", blocks: [{ kind: "actions", actions: [form] }] };
  const answer: Script["answer"] = ({ input }) =>
    input.kind === "action" ? plainMessage("Changed.") : withForm;

  it.each(TRANSPORTS)(
    "opens at a press, and is answered where it was, over %s",
    async (transport) => {
      const { ask, slack, inbox, user } = await openScripted({ answer }, transport);
      const [first] = (await ask()).messages;
      if (!first) throw new Error("Nothing was shown.");
      const opened = await slack.interact.press({ in: first, button: "Change schedule", user });
      if (!opened.modal) throw new Error("Nothing was opened.");
      void slack.interact.submit(opened.modal, { time: "10:30" });
      await eventually(() => expect(wordsOf(opened)).toContain("Changed."));
      expect(inbox.requests.at(-1)?.input).toEqual({
        kind: "action",
        action: "schedule.set",
        value: "x=1",
        fields: { time: "10:30" },
      });
      expect(slack.violations).toEqual([]);
    },
  );

  it("opens after a restart, too", async () => {
    const { ask, slack, adapter, user } = await openScripted({ answer });
    const [first] = (await ask()).messages;
    if (!first) throw new Error("Nothing was shown.");
    await adapter.stop();
    const again = await connectTo(slack);
    onTestFinished(again.close);
    const inbox = scriptedInbox();
    await again.adapter.start(inbox);
    const opened = await slack.interact.press({ in: first, button: "Change schedule", user });
    if (!opened.modal) throw new Error("Nothing was opened.");
    void slack.interact.submit(opened.modal, {});
    await eventually(() =>
      expect(inbox.requests[0]?.input).toMatchObject({ fields: { time: "09:00" } }),
    );
    expect(slack.violations).toEqual([]);
  });

  it("that is too long to be kept in its button says what to type", async () => {
    const fields = [{ name: "a", label: "x".repeat(2_000), required: true }];
    const long: Message = {
      summary: "s",
      blocks: [{ kind: "actions", actions: [{ ...form, fields }] }],
    };
    const { ask, slack, user } = await openScripted({ answer: () => long });
    const [first] = (await ask()).messages;
    if (!first) throw new Error("Nothing was shown.");
    const seen = await slack.interact.press({ in: first, button: "Change schedule", user });
    expect(wordsOf(seen)).toContain("/papers schedule time:9:00");
    expect(slack.violations).toEqual([]);
  });

  it("that comes too late is said to have", async () => {
    const { ask, slack, user, events } = await openScripted({ answer });
    const [first] = (await ask()).messages;
    if (!first) throw new Error("Nothing was shown.");
    slack.faults.next("views.open", { kind: "error", error: "expired_trigger_id" });
    const seen = await slack.interact.press({ in: first, button: "Change schedule", user });
    expect(wordsOf(seen)).toContain("Press the button again");
    await eventually(() => expect(events.at(-1)?.kind).toBe("failed"));
  });
});

describe("the menu of a message", () => {
  it.each(TRANSPORTS)(
    "asks for papers similar to the one it links to, over %s",
    async (transport) => {
      const { slack, inbox, channel, user } = await openScripted(
        { commands: [similar.info] },
        transport,
      );
      const link = "https://arxiv.org/abs/2401.01234";
      const message = slack.interact.write({
        channel,
        user,
        text: `Have a look at ${link} & more!`,
      });
      const seen = await slack.interact.messageShortcut({
        callbackId: "similar_papers",
        message,
        user,
      });
      expect(inbox.requests[0]?.input).toEqual({
        kind: "options",
        command: "similar",
        options: { paper: link },
      });
      expect(wordsOf(seen)).toContain("Answer to similar");
      expect(slack.violations).toEqual([]);
    },
  );
});

describe("choices", () => {
  it("are those of the inbox and what is typed, within Slack's limits", async () => {
    const choices = Array.from({ length: 140 }, (_, n) => ({
      label: `${n} \u202e${"x".repeat(300)}`,
      value: n === 0 ? "v".repeat(151) : String(n),
    }));
    const { slack, inbox, user } = await openScripted({ choices });
    const opened = await slack.interact.shortcut({ callbackId: "search_papers", user });
    if (!opened.modal) throw new Error("Nothing was opened.");
    const asked = { in: opened.modal, menu: "query", typed: "dif" };
    const offered = await slack.interact.options(asked);
    expect(offered.map(({ value }) => value)).toEqual([
      "dif",
      ...Array.from({ length: 99 }, (_, n) => String(n + 1)),
    ]);
    expect(inbox.typings).toMatchObject([{ command: "search", option: "query", typed: "dif" }]);
    expect(slack.violations).toEqual([]);
  });

  it.each(TRANSPORTS)(
    "are given again to who types the same again at once, over %s",
    async (transport) => {
      const { slack, user } = await openScripted({}, transport);
      const opened = await slack.interact.shortcut({ callbackId: "search_papers", user });
      if (!opened.modal) throw new Error("Nothing was opened.");
      const asked = { in: opened.modal, menu: "query", typed: "dif" };
      for (let n = 0; n < 3; n++)
        expect(await slack.interact.options(asked)).toEqual([{ label: "dif", value: "dif" }]);
      expect(slack.violations).toEqual([]);
    },
  );
});
