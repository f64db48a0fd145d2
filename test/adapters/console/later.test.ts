import { describe, expect, it } from "vitest";
import type { Later, Message } from "../../../src/chat/message.ts";
import { eventually } from "../../eventually.ts";
import { growing, plainMessage, scriptedInbox } from "../../fakes/chat/scripted-inbox.ts";
import { openConsole } from "./open-console.ts";

const more = (text: string): Message => ({
  summary: text,
  blocks: [
    { kind: "text", text },
    { kind: "actions", actions: [{ kind: "button", label: "More", action: "a", value: text }] },
  ],
});

const LATER: Later = { whole: plainMessage("Merged"), besides: more("Besides") };

const terminal = { isTerminal: true, progressAfterMs: 60_000 } as const;

describe("what comes after an answer on a console", () => {
  it("is printed below it in a pipe, before the next line is answered", async () => {
    const { answer, come } = growing(plainMessage("First"));
    const { adapter, input, written } = openConsole();
    const answers = [answer, plainMessage("Second")];
    await adapter.start(scriptedInbox({ answer: () => answers.shift() ?? plainMessage("none") }));
    input.end("search a\nsearch b\n");
    await eventually(() => expect(written()).toContain("First"));
    expect(written()).not.toContain("Second");
    come({ ...LATER, besides: plainMessage("Besides") });
    await adapter.ended;
    expect(written()).toBe("First\n\nBesides\n\nSecond\n\n");
  });

  it("is printed at a terminal with numbers that go on from the answer's", async () => {
    const { answer, come } = growing(more("First"));
    const { adapter, type, written } = openConsole(terminal);
    const inbox = scriptedInbox({
      answer: ({ input }) =>
        input.kind === "line" && input.line === "search a" ? answer : plainMessage("other"),
    });
    await adapter.start(inbox);
    type("search a\r");
    await eventually(() => expect(written()).toContain("First"));
    come(LATER);
    await eventually(() => expect(written()).toContain("Besides"));
    type("2\r");
    await eventually(() =>
      expect(inbox.requests.at(-1)?.input).toMatchObject({ kind: "action", value: "Besides" }),
    );
    await adapter.stop();
  });

  it("is not printed once another line was answered", async () => {
    const { answer, come } = growing(plainMessage("First"));
    const { adapter, type, written } = openConsole(terminal);
    const inbox = scriptedInbox({
      answer: ({ input }) =>
        input.kind === "line" && input.line === "search a" ? answer : plainMessage("other"),
    });
    await adapter.start(inbox);
    type("search a\rhelp\r");
    await eventually(() => expect(written()).toMatch(/First.*other/su));
    come(LATER);
    await adapter.stop();
    expect(written()).not.toContain("Besides");
  });

  it("is not waited for when the bot stops", async () => {
    const { answer } = growing(plainMessage("First"));
    const { adapter, input, written } = openConsole();
    await adapter.start(scriptedInbox({ answer: () => answer }));
    input.write("search a\n");
    await eventually(() => expect(written()).toContain("First"));
    await adapter.stop();
  });
});
