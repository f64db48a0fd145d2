import { expect, it } from "vitest";
import { listeningRoles } from "../../src/assembly/shared/share-listening.ts";
import type { Adapter } from "../../src/chat/adapter.ts";

function rolesOf(count: number) {
  const parts = { count, start: async () => {}, stop: async () => {} };
  // Sound: nothing else of it is asked for here.
  const adapter = { name: "discord", parts } as unknown as Adapter;
  const heard = new Map<string, Set<number>>();
  return listeningRoles([adapter], { heard, listen: async () => {}, onSilent: () => {} });
}

it("each part is a role, the whole one by the platform's name alone", () => {
  expect(rolesOf(1).map(({ name }) => name)).toEqual(["listen discord"]);
  expect(rolesOf(2).map(({ name }) => name)).toEqual([
    "listen discord 0 of 2",
    "listen discord 1 of 2",
  ]);
});

it.each([
  { taken: [], ready: true },
  { taken: ["listen discord 1 of 3", "deliver discord", "listen discordant"], ready: true },
  { taken: ["listen discord 0 of 2"], ready: false },
  { taken: ["listen discord"], ready: false },
])(
  "a part of three waits where others hear parts of another number: $taken",
  ({ taken, ready }) => {
    const [role] = rolesOf(3);
    expect(role?.isReady?.(new Set(taken))).toBe(ready);
  },
);
