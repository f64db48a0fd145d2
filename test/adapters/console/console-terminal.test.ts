import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { button } from "../../../src/chat/button.ts";
import type { Request } from "../../../src/chat/request.ts";
import { eventually } from "../../eventually.ts";
import { plainMessage, type Script, scriptedInbox } from "../../fakes/chat/scripted-inbox.ts";
import { ctrl, openConsole } from "./open-console.ts";

const PROMPT = "papers> ";

async function atTerminal(script: Script = {}, overrides: Parameters<typeof openConsole>[0] = {}) {
  const opened = openConsole({ isTerminal: true, ...overrides });
  const inbox = scriptedInbox(script);
  await opened.adapter.start(inbox);
  const lines = () =>
    inbox.requests.map(({ input }) => (input.kind === "line" ? input.line : input.kind));
  const sees = (text: string) => eventually(() => expect(opened.written()).toContain(text));
  return { ...opened, inbox, lines, sees };
}

describe("a console at a terminal", () => {
  it("shows the trending list, how to go on, and a prompt", async () => {
    const { written, sees, adapter } = await atTerminal();
    await sees(PROMPT);
    const shown = written();
    expect(shown.indexOf("Answer to trending.")).toBeLessThan(shown.indexOf("Type a command"));
    expect(shown.indexOf("Type a command")).toBeLessThan(shown.indexOf(PROMPT));
    await adapter.stop();
  });

  it("answers what is typed", async () => {
    const { type, sees, lines, adapter } = await atTerminal();
    await sees(PROMPT);
    type("/papers search diffusion\r");
    await sees("Answer to search diffusion.");
    expect(lines()).toEqual(["trending", "search diffusion"]);
    await adapter.stop();
  });

  it.each([
    ["quit", "quit\r"],
    ["exit", "exit\r"],
    ["Ctrl-C at an empty prompt", ctrl("c")],
    ["Ctrl-D", ctrl("d")],
  ])("ends at %s", async (_, typed) => {
    const { type, sees, adapter } = await atTerminal();
    await sees(PROMPT);
    type(typed);
    await expect(adapter.ended).resolves.toBeUndefined();
  });

  it("clears what is being typed at Ctrl-C, and stays", async () => {
    const { type, sees, lines, adapter } = await atTerminal();
    await sees(PROMPT);
    type(`serch wrong${ctrl("a")}${ctrl("c")}help\r`);
    await sees("Answer to help.");
    expect(lines()).toEqual(["trending", "help"]);
    await adapter.stop();
  });

  it("repeats an earlier line from its history", async () => {
    const { type, sees, lines, adapter } = await atTerminal();
    await sees(PROMPT);
    type("help\r");
    await sees("Answer to help.");
    type("\u001b[A\r");
    await eventually(() => expect(lines()).toEqual(["trending", "help", "help"]));
    await adapter.stop();
  });

  it("completes the name of a command at Tab", async () => {
    const commands = [{ name: "subscribe", description: "d", options: [], example: "subscribe" }];
    const { type, sees, lines, adapter } = await atTerminal({ commands });
    await sees(PROMPT);
    type("sub\t");
    await sees("scribe ");
    type("cats\r");
    await eventually(() => expect(lines()).toContain("subscribe cats"));
    await adapter.stop();
  });

  it("says that it works when an answer takes long, and erases that before the answer", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const answer = () => held.then(() => plainMessage("Here it is."));
    const { sees, written, adapter } = await atTerminal({ answer }, { progressAfterMs: 0 });
    await sees("Working…");
    release();
    await sees("Here it is.");
    expect(written()).toContain("Working…\r\u001b[JHere it is.");
    await adapter.stop();
  });

  it("shows a posted message above the line being typed, which stays", async () => {
    const { type, sees, lines, adapter, written } = await atTerminal();
    await sees(PROMPT);
    type("search diff");
    await sees("search diff");
    await adapter.post("console:local", plainMessage("A digest."), "d1");
    expect(written().slice(written().indexOf("A digest."))).toContain(`${PROMPT}search diff`);
    type("usion\r");
    await eventually(() => expect(lines()).toContain("search diffusion"));
    await adapter.stop();
  });

  it("ends when the terminal hangs up", async () => {
    const { input, sees, adapter } = await atTerminal();
    await sees(PROMPT);
    input.destroy(Object.assign(new Error("read EIO"), { code: "EIO" }));
    await expect(adapter.ended).resolves.toBeUndefined();
  });

  it("keeps the meaning of its numbers when a line is a mistake", async () => {
    const answer = async ({ input }: Request) =>
      input.kind === "line" && input.line === "list"
        ? {
            summary: "s",
            blocks: [{ kind: "actions" as const, actions: [button("Go", "go", {})] }],
          }
        : plainMessage(`Said of ${input.kind}.`);
    const { type, sees, inbox, adapter } = await atTerminal({ answer });
    await sees(PROMPT);
    type("list\r");
    await sees("[1] Go");
    type("serch\r");
    await sees("Said of line.");
    type("1\r");
    await sees("Said of action.");
    expect(inbox.requests.at(-1)?.input).toMatchObject({ kind: "action", action: "go" });
    await adapter.stop();
  });

  it("has its history on the disk before a line is answered", async () => {
    const historyFile = join(await mkdtemp(join(tmpdir(), "offprint-console-")), "history");
    const answer = async ({ input }: Request) =>
      plainMessage(input.kind === "line" && existsSync(historyFile) ? "Kept." : "Not kept.");
    const { type, sees, adapter } = await atTerminal({ answer }, { historyFile });
    await sees(PROMPT);
    type("help\r");
    await sees("Kept.\n");
    await adapter.stop();
    await rm(dirname(historyFile), { recursive: true });
  });

  it("keeps its history in a file that only its owner can read, across sessions", async () => {
    const folder = await mkdtemp(join(tmpdir(), "offprint-console-"));
    const historyFile = join(folder, "history");
    try {
      const first = await atTerminal({}, { historyFile });
      await first.sees(PROMPT);
      first.type("search one\r");
      await eventually(async () =>
        expect(await readFile(historyFile, "utf8")).toBe("search one\n"),
      );
      await first.adapter.stop();
      expect((await stat(historyFile)).mode & 0o077).toBe(0);
      const second = await atTerminal({}, { historyFile });
      await second.sees(PROMPT);
      second.type("\u001b[A\r");
      await second.sees("Answer to search one.");
      await second.adapter.stop();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
