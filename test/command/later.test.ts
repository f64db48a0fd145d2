import { describe, expect, it } from "vitest";
import { button } from "../../src/chat/button.ts";
import { BUTTON_ID_LIMIT, type Later } from "../../src/chat/message.ts";
import { defineCommand } from "../../src/command/command.ts";
import { firstButton, say, start } from "./echo.ts";

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
      const again = message && firstButton(message);
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
