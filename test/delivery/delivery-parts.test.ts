import fc from "fast-check";
import { expect, it } from "vitest";
import type { Adapter } from "../../src/chat/adapter.ts";
import { type Place, placeOf } from "../../src/chat/place.ts";
import { deliveryParts, roleFor } from "../../src/delivery/delivery-parts.ts";

function partsOf(adapter: Pick<Adapter, "name" | "pace" | "postParts">) {
  // Sound: nothing else of it is asked for here.
  return deliveryParts(adapter as Adapter);
}

const ONE_A_SECOND = { posts: 1, perMs: 1_000 };

it("a platform that can be shared out has a role for each part, one that cannot the whole by its name", () => {
  const pace = { channel: ONE_A_SECOND };
  expect(partsOf({ name: "chat", pace, postParts: 2 }).map(({ role }) => role)).toEqual([
    "deliver chat 0 of 2",
    "deliver chat 1 of 2",
  ]);
  expect(partsOf({ name: "chat", pace }).map(({ role }) => role)).toEqual(["deliver chat"]);
});

it("a platform that counts all posts of a bot is delivered for by one process", () => {
  const pace = { platform: ONE_A_SECOND };
  expect(partsOf({ name: "chat", pace, postParts: 4 })).toHaveLength(1);
});

it("for every place there is one part, the same for all of its server", () => {
  const parts = partsOf({ name: "chat", postParts: 4 });
  const word = fc.stringMatching(/^[A-Z0-9]{1,12}$/u);
  fc.assert(
    fc.property(word, word, word, (server, one, other) => {
      const places: Place[] = [one, other].map((each) => placeOf("chat", `${server}/${each}`));
      const roles = places.map((place) => parts.filter(({ has }) => has(place)));
      expect(roles.map(({ length }) => length)).toEqual([1, 1]);
      expect(roles[0]).toEqual(roles[1]);
    }),
  );
});

it("servers come to all parts", () => {
  const parts = partsOf({ name: "chat", postParts: 4 });
  const roles = Array.from({ length: 100 }, (_, n) => roleFor(`chat:T${n}/C1`, parts));
  expect(new Set(roles).size).toBe(4);
});

it("a part waits while the whole, or a part of another number, is another's", () => {
  const [part] = partsOf({ name: "chat", postParts: 2 });
  const isReady = (...taken: string[]) => part?.isReady(new Set(taken));
  expect(isReady("deliver chat 1 of 2", "deliver chatter", "listen chat")).toBe(true);
  expect(isReady("deliver chat")).toBe(false);
  expect(isReady("deliver chat 0 of 4")).toBe(false);
});

it("a place of a platform that is not on has the role of the whole", () => {
  expect(roleFor("other:T1/C1", partsOf({ name: "chat", postParts: 4 }))).toBe("deliver other");
});
