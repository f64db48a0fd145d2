import { describe, expect, it } from "vitest";
import { eventually } from "../../../eventually.ts";
import { plainMessage } from "../../../fakes/chat/scripted-inbox.ts";
import { wordsOf } from "../open-bot.ts";
import { openScripted, PUBLIC, pressable, UPDATE } from "../open-scripted.ts";
import { TRANSPORTS } from "../open-slack.ts";

describe.each(TRANSPORTS)("an answer, over %s,", (transport) => {
  it("to one person is private, and acknowledged at once", async () => {
    const { ask, slack, channel } = await openScripted({}, transport);
    const seen = await ask();
    expect(seen.sights[0]?.kind).toBe("acknowledged");
    expect(wordsOf(seen)).toContain("Answer to search diffusion.");
    expect(slack.messages(channel)).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it("to all is public", async () => {
    const { ask, slack, channel } = await openScripted({ preview: PUBLIC }, transport);
    await ask();
    expect(slack.messages(channel)).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it("that replaces a message is seen in its place", async () => {
    const { ask, slack, inbox, user } = await openScripted(
      {
        preview: UPDATE,
        answer: ({ input }) => (input.kind === "action" ? plainMessage("Page two") : pressable),
      },
      transport,
    );
    const [first] = (await ask()).messages;
    if (!first) throw new Error("Nothing was shown.");
    const seen = await slack.interact.press({ in: first, button: "Next", user });
    expect(seen.messages.map(({ ts }) => ts)).toEqual([first.ts]);
    expect(wordsOf(seen)).toContain("Page two");
    expect(inbox.requests[1]?.input).toEqual({
      kind: "action",
      action: "search.page",
      value: "page=2&q=a<b",
    });
    expect(slack.violations).toEqual([]);
  });
});

describe("an answer", () => {
  it("that is too long for one message goes on in others, as private as the first", async () => {
    const items = Array.from(
      { length: 120 },
      (_, n) => ({ kind: "item", title: `T${n}x` }) as const,
    );
    const { ask, slack, channel } = await openScripted({
      answer: () => ({ summary: "many", blocks: items }),
    });
    const seen = await ask();
    await eventually(() => expect(wordsOf(seen)).toContain("T119x"));
    expect(seen.messages.length).toBeGreaterThan(1);
    expect(slack.messages(channel)).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it("that is longer than its address has uses is shown whole all the same", async () => {
    const items = Array.from(
      { length: 330 },
      (_, n) => ({ kind: "item", title: `T${n}x` }) as const,
    );
    const { ask, slack } = await openScripted({
      answer: () => ({ summary: "many", blocks: items }),
    });
    await ask();
    const shown = () => JSON.stringify(slack.ephemerals.map(({ blocks }) => blocks));
    await eventually(() => expect(shown()).toContain("T329x"));
    expect(slack.ephemerals.length).toBeGreaterThan(5);
    expect(slack.violations).toEqual([]);
  });

  it.each([500, 503, 429])("that meets a %d is given once more", async (status) => {
    const { ask, slack, inbox } = await openScripted();
    slack.responseUrls.refuse(1, status);
    const seen = await ask();
    expect(wordsOf(seen)).toContain("Answer to search diffusion.");
    expect(inbox.requests).toHaveLength(1);
  });

  it("that cannot be given at all is told to the operator", async () => {
    const { ask, slack, events } = await openScripted();
    slack.responseUrls.refuse(100, 400);
    void ask();
    await eventually(() => expect(events.at(-1)).toMatchObject({ kind: "failed" }));
  });

  it("to a press in a thread stays in the thread", async () => {
    const { slack, adapter, place, channel, user } = await openScripted();
    const first = await adapter.post(place, plainMessage("Digest"), "delivery-1");
    await adapter.post(place, pressable, "delivery-2", first);
    const inThread = slack.messages(channel).at(-1);
    if (!inThread) throw new Error("Nothing was posted.");
    const seen = await slack.interact.press({ in: inThread, button: "Next", user });
    expect(seen.messages[0]).toMatchObject({ threadTs: first, ephemeralTo: user });
  });
});

describe("what Slack tells twice", () => {
  it.each(TRANSPORTS)("is handled once, over %s", async (transport) => {
    const { ask, inbox, slack } = await openScripted({}, transport);
    const seen = await ask();
    await slack.interact.again(seen);
    await ask({ text: "search another" });
    expect(inbox.requests).toHaveLength(2);
    expect(slack.violations).toEqual([]);
  });
});
