import fc from "fast-check";
import { expect, test } from "vitest";
import type { Place } from "../../src/chat/place.ts";
import { createMomentQueue } from "../../src/delivery/when/moment-queue.ts";

type Deed =
  | { readonly kind: "set"; readonly place: Place; readonly at: number }
  | { readonly kind: "delete"; readonly place: Place }
  | { readonly kind: "take"; readonly now: number }
  | { readonly kind: "bring"; readonly latest: number };

const place = fc.integer({ min: 0, max: 9 }).map((n): Place => `p:${n}`);
const at = fc.integer({ min: 0, max: 20 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("set" as const), place, at }) },
  fc.record({ kind: fc.constant("delete" as const), place }),
  fc.record({ kind: fc.constant("take" as const), now: at }),
  fc.record({ kind: fc.constant("bring" as const), latest: at }),
);

test("for every sequence of deeds it answers as a list does that is searched each time", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 300 }), (deeds) => {
      const queue = createMomentQueue();
      const list = new Map<Place, number>();
      for (const each of deeds) {
        if (each.kind === "set") {
          queue.set(each.place, each.at);
          list.set(each.place, each.at);
        } else if (each.kind === "delete") {
          queue.delete(each.place);
          list.delete(each.place);
        } else if (each.kind === "bring") {
          queue.bringForward(each.latest);
          for (const [one, when] of list) list.set(one, Math.min(when, each.latest));
        } else {
          const taken = queue.takeDue(each.now).map((one) => [one.place, one.at] as const);
          const due = [...list].filter(([, when]) => when <= each.now);
          expect(new Map(taken)).toEqual(new Map(due));
          expect(taken.map(([, when]) => when)).toEqual(
            due.map(([, when]) => when).sort((a, b) => a - b),
          );
          for (const [one] of due) list.delete(one);
        }
        expect(queue.next()).toBe(list.size === 0 ? undefined : Math.min(...list.values()));
      }
    }),
  );
});
