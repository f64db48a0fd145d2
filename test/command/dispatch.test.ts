import { describe, expect, it } from "vitest";
import { button } from "../../src/chat/button.ts";
import { BUTTON_ID_LIMIT, type Button, type Later, type Message } from "../../src/chat/message.ts";
import type { Input, Request } from "../../src/chat/request.ts";
import { createButtonShelf } from "../../src/command/button-shelf.ts";
import { type Command, defineAction, defineCommand } from "../../src/command/command.ts";
import type { Desk } from "../../src/command/desk.ts";
import { createInbox } from "../../src/command/inbox.ts";
import { choice, integer, text } from "../../src/command/option.ts";
import { StoreError, UserError } from "../../src/errors.ts";
import type { Documents } from "../../src/stores/documents.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const options = {
  words: text("What to say", { main: true }),
  tone: choice("How to say it", ["plain", "loud"], { default: "plain" }),
  times: integer("How often", { min: 1, max: 3, default: 1 }),
};

const fullDisk = new StoreError(
  "/var/lib/x.db is full",
  "It could not be saved: the disk is full.",
);

/** Nothing can be stored. */
const full: Documents = {
  get: async () => undefined,
  set: async () => Promise.reject(fullDisk),
  delete: async () => Promise.reject(fullDisk),
};

const echo = defineCommand({
  name: "echo",
  description: "Says it again",
  example: "echo hello",
  options,
  visibility: "public",
  run: async (_, { words, tone, times }) => {
    if (words === "refuse") throw new UserError("I would rather not.");
    if (words === "full") throw new Error("Keyv failed.", { cause: fullDisk });
    if (words === "break") throw new Error("the disk is on fire, token hf_secret");
    const said = `${words} ${tone} ${times}`;
    return say(said, [button("Again", "echo.again", { words, times: 2 })]);
  },
  actions: {
    again: defineAction({
      options,
      shows: { mode: "update" },
      run: async (_, { words, times }) => say(`${words} again ${times}`),
    }),
  },
  complete: { words: async (_, typed) => [{ label: typed, value: typed }] },
});

function say(summary: string, actions: readonly Button[] = []): Message {
  return { summary, blocks: [{ kind: "actions", actions }] };
}

function start(more: readonly Command[] = [], documents?: Documents) {
  const clock = createVirtualClock(Date.UTC(2026, 0, 1));
  const failures: unknown[] = [];
  let ids = 0;
  const inbox = createInbox({
    registry: { all: [echo, ...more], empty: echo, fallback: echo },
    // These commands ask nothing of it.
    desk: {} as Desk,
    presence: { hear: async () => Promise.reject(new Error("the disk is full")) },
    shelf: createButtonShelf(documents ?? createMemoryDocuments(clock), clock, () => `id${++ids}`),
    clock,
    onFailure: (error) => failures.push(error),
    newReference: () => "ref-1",
  });
  const ask = (input: Input, who: Partial<Request> = {}) =>
    inbox.handle({
      id: "1",
      place: "console:here",
      actor: { id: "console:me", mayManage: true },
      input,
      ...who,
    });
  const line = async (typed: string) => (await ask({ kind: "line", line: typed })).summary;
  return { inbox, ask, line, failures, clock };
}

function buttonOf(message: Message): Button {
  const block = message.blocks.find((each) => each.kind === "actions");
  const action = block?.kind === "actions" ? block.actions[0] : undefined;
  if (action?.kind !== "button") throw new Error("The message has no button.");
  return action;
}

describe("dispatch", () => {
  it("runs the command a line names, with its options", async () => {
    expect(await start().line("echo good day tone:LOUD times:3")).toBe("good day loud 3");
  });

  it("runs separated options the same way", async () => {
    const options = { words: "good day", times: 3 };
    const message = await start().ask({ kind: "options", command: "echo", options });
    expect(message.summary).toBe("good day plain 3");
  });

  it("gives words that name no command to the fallback", async () => {
    expect(await start().line("diffusion policy")).toBe("diffusion policy plain 1");
  });

  it("asks whether a slip of one word was meant as a command", async () => {
    expect(await start().line("ehco")).toContain("Did you mean “echo”?");
  });

  it.each([
    ["echo hi times:0", "times must be a whole number from 1 to 3, not “0”."],
    ["echo hi times:-1", "not “-1”."],
    ["echo hi times:1e9", "not “1e9”."],
    ["echo hi times:2.5", "not “2.5”."],
    ["echo hi times:ten", "not “ten”."],
    ["echo hi tone:soft", "tone must be one of plain, loud, not “soft”."],
    ["echo tone:loud", "Say words: what to say."],
  ])("says what is wrong with %j", async (typed, expected) => {
    expect(await start().line(typed)).toContain(expected);
  });

  it("shows a refusal word for word", async () => {
    expect(await start().line("echo refuse")).toBe("I would rather not.");
  });

  it("hides the cause of a failure behind a reference, and reports it", async () => {
    const { line, failures } = start();
    const said = await line("echo break");
    expect(said).toContain("ref-1");
    expect(said).not.toContain("fire");
    expect(failures).toEqual([
      expect.objectContaining({ message: expect.stringContaining("fire") }),
    ]);
  });

  it("says that something could not be saved and why, without a path, and reports it", async () => {
    const { line, failures } = start();
    const said = await line("echo full");
    expect(said).toContain("It could not be saved: the disk is full.");
    expect(said).toContain("ref-1");
    expect(said).not.toContain("/var");
    expect(failures).toHaveLength(1);
  });

  it("answers on a full disk with buttons that work, for their owner alone", async () => {
    const { ask } = start([], full);
    const words = "a rather long thing to say ".repeat(6).trim();
    const again = buttonOf(await ask({ kind: "line", line: `echo ${words}` }));
    expect(`${again.action}:${again.value}`.length).toBeLessThanOrEqual(BUTTON_ID_LIMIT);
    const press = { kind: "action", action: again.action, value: again.value } as const;
    expect((await ask(press)).summary).toBe(`${words} again 2`);
    const other = { actor: { id: "console:other", mayManage: true } };
    expect((await ask(press, other)).summary).toContain("expired");
  });

  it("knows how an answer is shown before it runs", () => {
    const { inbox } = start();
    const request = {
      id: "1",
      place: "console:here",
      actor: { id: "a", mayManage: false },
    } as const;
    const shown = (input: Input) => inbox.preview({ ...request, input });
    expect(shown({ kind: "line", line: "echo x" })).toEqual({
      visibility: "public",
      mode: "reply",
    });
    expect(shown({ kind: "action", action: "echo.again", value: "" }).mode).toBe("update");
    expect(shown({ kind: "action", action: "nobody.knows", value: "" }).visibility).toBe("private");
  });

  it("suggests nothing for an option that has no suggestions", async () => {
    const { inbox } = start();
    const typing = {
      place: "console:here",
      actor: { id: "a", mayManage: false },
      command: "echo",
    } as const;
    expect(await inbox.complete({ ...typing, option: "words", typed: "x" })).toHaveLength(1);
    expect(await inbox.complete({ ...typing, option: "tone", typed: "x" })).toEqual([]);
  });
});

describe("sharing", () => {
  const lookUp = defineCommand({
    name: "look",
    description: "Looks it up",
    example: "look here",
    options: { words: options.words },
    shareable: true,
    run: async (_, { words }) => ({ summary: `found ${words}`, blocks: [] }),
  });

  const shared = { hasReaders: true };

  it("is offered where others read, and gives everybody the same answer", async () => {
    const { ask, inbox } = start([lookUp]);
    const pressed = buttonOf(await ask({ kind: "line", line: "look a b" }, shared));
    expect(pressed.label).toBe("Share to channel");
    const input = { kind: "action", action: pressed.action, value: pressed.value } as const;
    const request = {
      id: "2",
      place: "console:here",
      actor: { id: "a", mayManage: false },
    } as const;
    expect(inbox.preview({ ...request, input })).toEqual({ visibility: "public", mode: "reply" });
    expect((await ask(input)).summary).toBe("found a b");
  });

  it("is not offered of an answer that found nothing", async () => {
    const none = defineCommand({
      name: "none",
      description: "Finds nothing",
      example: "none",
      options: {},
      shareable: true,
      run: async () => ({ ...say("Nothing found."), empty: true as const }),
    });
    const { ask } = start([none]);
    const { blocks } = await ask({ kind: "line", line: "none" }, shared);
    expect(JSON.stringify(blocks)).not.toContain("Share");
  });

  it("is not offered where nobody else reads, nor of what was public or is not shareable", async () => {
    const { ask } = start([lookUp]);
    expect(() => buttonOf(say("nothing"))).toThrow("no button");
    const alone = await ask({ kind: "line", line: "look a" });
    expect(alone.blocks.flatMap((block) => ("actions" in block ? block.actions : []))).toEqual([]);
    expect(buttonOf(await ask({ kind: "line", line: "echo a" }, shared)).label).toBe("Again");
    const forged = { kind: "action", action: "echo.share", value: "words=a" } as const;
    expect((await ask(forged, shared)).summary).toContain("another version");
  });
});

describe("a button", () => {
  const press = (pressed: Button): Input => ({
    kind: "action",
    action: pressed.action,
    value: pressed.value,
  });

  it("is a command typed for you", async () => {
    const { ask } = start();
    const pressed = buttonOf(await ask({ kind: "line", line: "echo a & b=c" }));
    expect((await ask(press(pressed))).summary).toBe("a & b=c again 2");
  });

  it("fits every platform, whatever it carries", async () => {
    const { ask } = start();
    const words = "long ".repeat(60).trim();
    const pressed = buttonOf(await ask({ kind: "line", line: `echo ${words}` }));
    expect(`${pressed.action}:${pressed.value}`.length).toBeLessThanOrEqual(BUTTON_ID_LIMIT);
    expect((await ask(press(pressed))).summary).toBe(`${words} again 2`);
  });

  it("that carries a reference works for its owner in its place only, and not for ever", async () => {
    const { ask, clock } = start();
    const pressed = press(buttonOf(await ask({ kind: "line", line: `echo ${"x".repeat(200)}` })));
    const expired = expect.stringContaining("expired");
    const stranger = { actor: { id: "console:other", mayManage: true } };
    expect((await ask(pressed, stranger)).summary).toEqual(expired);
    expect((await ask(pressed, { place: "console:elsewhere" })).summary).toEqual(expired);
    await clock.advance(8 * 24 * 3_600_000);
    expect((await ask(pressed)).summary).toEqual(expired);
  });

  it("of another version is answered politely", async () => {
    const { ask } = start();
    for (const action of [
      "echo.gone",
      "gone.again",
      "echo",
      "",
      "__proto__.x",
      "echo.constructor",
    ]) {
      const message = await ask({ kind: "action", action, value: "x" });
      expect(message.summary).toContain("another version");
    }
  });

  it("whose values were tampered with is checked like typed ones", async () => {
    const { ask } = start();
    const message = await ask({ kind: "action", action: "echo.again", value: "words=x&times=999" });
    expect(message.summary).toContain("from 1 to 3");
  });
});

describe("what comes after an answer", () => {
  const growingCommand = (later: () => Promise<Later>) =>
    defineCommand({
      name: "grow",
      description: "Answers at once, and more later",
      example: "grow",
      options: {},
      shareable: true,
      run: async () => ({ ...say("first"), later: later() }),
    });

  const long = "w".repeat(200);
  const whole = () => say("whole", [button("Again", "echo.again", { words: long, times: 2 })]);

  it("has buttons that work, is shared as the answer is, and says how a line was read", async () => {
    const { ask } = start([growingCommand(async () => ({ whole: whole(), besides: whole() }))]);
    const first = await ask({ kind: "line", line: "grow" }, { hasReaders: true });
    const come = await first.later;
    for (const message of [come?.whole, come?.besides]) {
      const again = message && buttonOf(message);
      expect(`${again?.action}:${again?.value}`.length).toBeLessThanOrEqual(BUTTON_ID_LIMIT);
      const pressed = again && (await ask({ ...again, kind: "action" }));
      expect(pressed?.summary).toBe(`${long} again 2`);
    }
    expect(JSON.stringify(come?.whole)).toContain("Share to channel");
    expect(JSON.stringify(come?.besides)).not.toContain("Share to channel");
  });

  it("says above the answer that it failed, under a reference, and is reported", async () => {
    const broken = new Error("the disk is on fire");
    const { ask, failures } = start([growingCommand(() => Promise.reject(broken))]);
    const come = await (await ask({ kind: "line", line: "grow" })).later;
    expect(JSON.stringify(come?.whole.blocks[0])).toContain("ref-1");
    expect(come?.whole.summary).toBe("first");
    expect(JSON.stringify(come?.besides)).toContain("ref-1");
    expect(failures).toEqual([broken]);
  });
});
