import { describe, expect, it } from "vitest";
import { BUTTON_ID_LIMIT, type Button } from "../../src/chat/message.ts";
import type { Input } from "../../src/chat/request.ts";
import { firstButton, start } from "./echo.ts";

describe("a button", () => {
  const press = (pressed: Button): Input => ({
    kind: "action",
    action: pressed.action,
    value: pressed.value,
  });

  it("is a command typed for you", async () => {
    const { ask } = start();
    const pressed = firstButton(await ask({ kind: "line", line: "echo a & b=c" }));
    expect((await ask(press(pressed))).summary).toBe("a & b=c again 2");
  });

  it("fits every platform, whatever it carries", async () => {
    const { ask } = start();
    const words = "long ".repeat(60).trim();
    const pressed = firstButton(await ask({ kind: "line", line: `echo ${words}` }));
    expect(`${pressed.action}:${pressed.value}`.length).toBeLessThanOrEqual(BUTTON_ID_LIMIT);
    expect((await ask(press(pressed))).summary).toBe(`${words} again 2`);
  });

  it("that carries a reference works for its owner in its place only, and not for ever", async () => {
    const { ask, clock } = start();
    const pressed = press(
      firstButton(await ask({ kind: "line", line: `echo ${"x".repeat(200)}` })),
    );
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
