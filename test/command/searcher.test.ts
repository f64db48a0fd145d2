import { expect, test } from "vitest";
import { searcherOf } from "../../src/command/searcher.ts";

const actor = { id: "chat:1", mayManage: false };

test("people of one server share it, those who write directly share nothing", () => {
  const server = (place: `${string}:${string}`) => searcherOf({ actor, place }).server;
  expect(server("chat:guild/one")).toBe(server("chat:guild/two"));
  expect(server("chat:guild/one")).not.toBe(server("chat:other/one"));
  expect(server("chat:@me/one")).not.toBe(server("chat:@me/two"));
  expect(server("chat:local")).toBe("chat:local");
});

test("the person who runs the bot is known to the allowance", () => {
  const asked = { actor: { ...actor, runsBot: true }, place: "chat:local" } as const;
  expect(searcherOf(asked).runsBot).toBe(true);
});
