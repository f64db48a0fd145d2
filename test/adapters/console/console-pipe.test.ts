import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createConsoleAdapter } from "../../../adapters/console/console-adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Request } from "../../../src/chat/request.ts";
import {
  plainMessage,
  type ScriptedInbox,
  scriptedInbox,
} from "../../fakes/chat/scripted-inbox.ts";
import { openConsole } from "./open-console.ts";

/** What a pipe prints for this input, after it has ended. */
async function pipe(input: string | Buffer, inbox: ScriptedInbox = scriptedInbox()) {
  const opened = openConsole();
  await opened.adapter.start(inbox);
  opened.input.end(input);
  await opened.adapter.ended;
  return { printed: opened.written(), lines: inbox.requests.map(lineOf), inbox };
}

function lineOf({ input }: Request): string {
  return input.kind === "line" ? input.line : `${input.kind}`;
}

const withActions: Message = {
  summary: "two",
  blocks: [
    {
      kind: "item",
      title: "A paper",
      actions: [{ kind: "link", label: "PDF", url: "https://example.org/a.pdf" }],
    },
    {
      kind: "actions",
      actions: [{ kind: "button", label: "More", action: "search.page", value: "page=2" }],
    },
  ],
};

describe("a console at a pipe", () => {
  it("answers every line in order and ends after the last answer", async () => {
    const { printed } = await pipe("trending\nsearch diffusion\n");
    expect(printed).toBe("Answer to trending.\n\nAnswer to search diffusion.\n\n");
  });

  it("answers one line at a time", async () => {
    let running = 0;
    let most = 0;
    const answer = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return plainMessage("done");
    };
    await pipe("a\nb\nc\n", scriptedInbox({ answer }));
    expect(most).toBe(1);
  });

  it("shows the trending list when the input holds no command", async () => {
    expect((await pipe("")).lines).toEqual(["trending"]);
    expect((await pipe("\n \r\n\n")).lines).toEqual(["trending"]);
  });

  it("shows the trending list once when it is asked for", async () => {
    expect((await pipe("trending\n")).lines).toEqual(["trending"]);
  });

  it("shows the trending list when the input had ended before it started", async () => {
    const { adapter, input, written } = openConsole();
    input.destroy();
    await adapter.start(scriptedInbox());
    await adapter.ended;
    expect(written()).toContain("Answer to trending.");
  });

  it("reads commands with and without the root command, and a last line without an end", async () => {
    const { lines } = await pipe("/papers help\npapers help\n/help\n  PAPERS help\r\nhelp");
    expect(lines).toEqual(["help", "help", "help", "help", "help"]);
  });

  it("asks for nothing in particular when only the root command is typed", async () => {
    expect((await pipe("/papers\n")).lines).toEqual([""]);
  });

  it("reads nothing after quit", async () => {
    expect((await pipe("help\nquit\ntrending\n")).lines).toEqual(["help"]);
  });

  it("answers an over-long line with its limit and goes on", async () => {
    const { printed, lines } = await pipe(`search ${"x".repeat(100_000)}\nhelp\n`);
    expect(printed).toContain("longer than 8000 characters");
    expect(lines).toEqual(["help"]);
  });

  it("reads a line that arrives in pieces, a character cut in two included", async () => {
    const opened = openConsole();
    const inbox = scriptedInbox();
    await opened.adapter.start(inbox);
    for (const byte of Buffer.from("search 拡散\n")) opened.input.write(Buffer.of(byte));
    opened.input.end();
    await opened.adapter.ended;
    expect(inbox.requests.map(lineOf)).toEqual(["search 拡散"]);
  });

  it("takes control characters and invalid bytes as harmless", async () => {
    const bytes = Buffer.concat([
      Buffer.from("sea\u0000rch \u001b[31mred\u0007"),
      Buffer.of(0xff, 10),
    ]);
    expect((await pipe(bytes)).lines).toEqual(["search red\ufffd"]);
  });

  it("presses the button and prints the address that a number stands for", async () => {
    const inbox = scriptedInbox({
      answer: ({ input }) => (input.kind === "line" ? withActions : plainMessage("page two")),
    });
    const { printed } = await pipe("search a\n1\n2\n", inbox);
    expect(printed.split("\n\n").slice(-4)).toEqual([
      "[2] More",
      "https://example.org/a.pdf",
      "page two",
      "",
    ]);
    expect(inbox.requests.at(-1)?.input).toEqual({
      kind: "action",
      action: "search.page",
      value: "page=2",
    });
  });

  it("says which numbers there are when another is typed", async () => {
    const inbox = scriptedInbox({ answer: () => withActions });
    expect((await pipe("search a\n0\n3\n", inbox)).printed).toContain(
      "Choose a number from 1 to 2.",
    );
    expect((await pipe("7\n")).printed).toContain("nothing to choose by number");
  });

  it("numbers the actions of a posted message after those of the answer", async () => {
    const opened = openConsole();
    const inbox = scriptedInbox({ answer: () => withActions });
    await opened.adapter.start(inbox);
    opened.type("search a\n");
    await opened.adapter.post("console:digests", withActions, "d1");
    await opened.adapter.post("console:digests", withActions, "d2");
    opened.input.end("4\n");
    await opened.adapter.ended;
    expect(opened.written()).toContain("For console:digests\n\n• A paper");
    expect(inbox.requests.at(-1)).toMatchObject({ place: "console:digests" });
  });

  it("tells the inbox that whoever types may manage, and their zone", async () => {
    const { inbox } = await pipe("help\n");
    expect(inbox.requests[0]).toMatchObject({
      actor: { mayManage: true },
      timeZone: "Europe/Berlin",
    });
  });

  it("prints no escapes and no progress", async () => {
    const { printed } = await pipe("help\n", scriptedInbox({ answer: () => withActions }));
    expect(printed).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it("holds back a fast input instead of keeping all of it in memory", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const inbox = scriptedInbox({ answer: () => held.then(() => plainMessage("done")) });
    const { adapter, input } = openConsole();
    await adapter.start(inbox);
    const accepted = () => input.write("help\n".repeat(2_000));
    let writes = 0;
    while (writes < 100 && accepted()) {
      writes++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(input.isPaused()).toBe(true);
    expect(writes).toBeLessThan(100);
    const stopped = adapter.stop();
    release();
    await stopped;
    expect(inbox.requests.length).toBe(1);
  });
});

describe("a console whose output fails", () => {
  const failing = (code: string) =>
    new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    });
  const start = async (output: Writable) => {
    const input = new PassThrough();
    const adapter = createConsoleAdapter({ input, output, isTerminal: false });
    await adapter.start(scriptedInbox());
    input.end("help\nhelp\n");
    return adapter;
  };

  it("ends quietly when the reader has gone", async () => {
    const adapter = await start(failing("EPIPE"));
    await expect(adapter.ended).resolves.toBeUndefined();
    await expect(adapter.stop()).resolves.toBeUndefined();
  });

  it("says so to the operator when the output cannot be written", async () => {
    const adapter = await start(failing("ENOSPC"));
    await expect(adapter.ended).rejects.toMatchObject({ name: "OperatorError" });
  });

  it("refuses a post that it could not print, and may be asked again", async () => {
    const adapter = await start(failing("EPIPE"));
    for (const _ of [1, 2]) {
      await expect(adapter.post("console:local", plainMessage("x"), "d1")).rejects.toMatchObject({
        failure: { kind: "failed" },
      });
    }
  });
});
