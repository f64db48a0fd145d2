import { describe, expect, it } from "vitest";
import { defineCommand } from "../../src/command/command.ts";
import { firstButton, options, say, start } from "./echo.ts";

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
    const pressed = firstButton(await ask({ kind: "line", line: "look a b" }, shared));
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
    expect(() => firstButton(say("nothing"))).toThrow("no button");
    const alone = await ask({ kind: "line", line: "look a" });
    expect(alone.blocks.flatMap((block) => ("actions" in block ? block.actions : []))).toEqual([]);
    expect(firstButton(await ask({ kind: "line", line: "echo a" }, shared)).label).toBe("Again");
    const forged = { kind: "action", action: "echo.share", value: "words=a" } as const;
    expect((await ask(forged, shared)).summary).toContain("another version");
  });
});
