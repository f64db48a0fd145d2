import { describe, expect, it } from "vitest";
import type { Later, Message } from "../../../../src/chat/message.ts";
import type { Request } from "../../../../src/chat/request.ts";
import { eventually } from "../../../eventually.ts";
import { growing, plainMessage } from "../../../fakes/chat/scripted-inbox.ts";
import { wordsOf } from "../open-bot.ts";
import { openScripted, pressable, UPDATE } from "../open-scripted.ts";

function page(text: string): Message {
  return { ...pressable, blocks: [{ kind: "text", text }, ...pressable.blocks.slice(1)] };
}

const LATER: Later = { whole: page("Merged"), besides: plainMessage("Besides") };

const isPress = ({ input }: Request) => input.kind === "action";

describe("what comes after an answer on Slack", () => {
  it("goes below that to a command, which Slack cannot change, and is as private", async () => {
    const { answer, come } = growing(page("First"));
    const { ask, slack, channel } = await openScripted({ answer: () => answer });
    const seen = await ask();
    come(LATER);
    await eventually(() => expect(wordsOf(seen)).toContain("Besides"));
    expect(wordsOf(seen)).toContain("First");
    expect([seen.messages.length, slack.messages(channel)]).toEqual([2, []]);
    expect(slack.violations).toEqual([]);
  });

  it("takes the place of a page that was turned to", async () => {
    const { answer, come } = growing(page("Page two"));
    const script = (request: Request) => (isPress(request) ? answer : page("First"));
    const { ask, slack, user } = await openScripted({ preview: UPDATE, answer: script });
    const [first] = (await ask()).messages;
    if (!first) throw new Error("Nothing was shown.");
    const seen = await slack.interact.press({ in: first, button: "Next", user });
    expect(wordsOf(seen)).toContain("Page two");
    come(LATER);
    await eventually(() => expect(wordsOf(seen)).toContain("Merged"));
    expect(seen.messages.map(({ ts }) => ts)).toEqual([first.ts]);
    expect(slack.violations).toEqual([]);
  });

  it("never replaces a page that the reader has moved on to", async () => {
    const two = growing(page("Page two"));
    const pages = [page("First"), two.answer, page("Page three")];
    const { ask, slack, user, adapter } = await openScripted({
      preview: UPDATE,
      answer: () => pages.shift() ?? page("none"),
    });
    const [first] = (await ask()).messages;
    if (!first) throw new Error("Nothing was shown.");
    await slack.interact.press({ in: first, button: "Next", user });
    const seen = await slack.interact.press({ in: first, button: "Next", user });
    two.come(LATER);
    await adapter.stop();
    expect(wordsOf(seen)).toContain("Page three");
    expect(JSON.stringify(slack.ephemerals)).not.toContain("Merged");
    expect(slack.violations).toEqual([]);
  });

  it("is not waited for when the bot stops", async () => {
    const { answer } = growing(page("First"));
    const { ask, adapter, events } = await openScripted({ answer: () => answer });
    await ask();
    await adapter.stop();
    expect(events.filter(({ kind }) => kind === "failed")).toEqual([]);
  });
});
