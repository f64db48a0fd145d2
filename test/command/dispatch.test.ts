import { describe, expect, it } from "vitest";
import { BUTTON_ID_LIMIT } from "../../src/chat/message.ts";
import type { Input } from "../../src/chat/request.ts";
import type { Documents } from "../../src/stores/documents.ts";
import { firstButton, fullDisk, start } from "./echo.ts";

/** Nothing can be stored. */
const full: Documents = {
  get: async () => undefined,
  set: async () => Promise.reject(fullDisk),
  delete: async () => Promise.reject(fullDisk),
};

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
    const again = firstButton(await ask({ kind: "line", line: `echo ${words}` }));
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
