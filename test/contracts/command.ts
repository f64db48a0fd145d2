import { describe, expect, it } from "vitest";
import { BUTTON_ID_LIMIT } from "../../src/chat/message.ts";
import type { Command } from "../../src/command/command.ts";

/** What every command must be, so that every platform can present it. Limits: https://discord.com/developers/docs/interactions/application-commands */
export function describeCommand(command: Command): void {
  const { info, actions } = command;

  describe(`the command ${info.name}`, () => {
    it("has a name and descriptions within the platforms' limits", () => {
      for (const { name, description } of [info, ...info.options]) {
        expect(name).toMatch(/^[a-z_]{1,32}$/u);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
      expect(info.options.length).toBeLessThanOrEqual(25);
    });

    it("lists required options first, as Discord asks", () => {
      const required = info.options.map((option) => option.required);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    });

    it("has at most one main option, which is text", () => {
      const main = info.options.filter((option) => option.main);
      expect(main.length).toBeLessThanOrEqual(1);
      expect(main.every((option) => option.type === "text")).toBe(true);
    });

    it("offers at most 25 choices an option", () => {
      for (const option of info.options)
        expect(option.choices?.length ?? 0).toBeLessThanOrEqual(25);
    });

    it("gives an example that starts with its own name", () => {
      expect(info.example.split(" ")[0]).toBe(info.name);
    });

    it("names its actions so that a button has room for values", () => {
      for (const name of Object.keys(actions)) {
        expect(`${info.name}.${name}`).toMatch(/^[a-z]+\.[a-z]+$/u);
        expect(`${info.name}.${name}`.length).toBeLessThan(BUTTON_ID_LIMIT / 3);
      }
    });
  });
}
