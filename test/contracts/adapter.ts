import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Item, Message } from "../../src/chat/message.ts";
import { adapterOf, type Place } from "../../src/chat/place.ts";
import { eventually } from "../eventually.ts";
import { messageArbitrary } from "../fakes/chat/message-arbitrary.ts";
import { describeInput, plainMessage, scriptedInbox } from "../fakes/chat/scripted-inbox.ts";

/** An adapter on its platform, real or local, with a person on the other side. */
export interface AdapterSubject {
  readonly adapter: Adapter;
  /** Somewhere it can post. */
  readonly place: Place;
  /** Somewhere it cannot, because it is gone or never was. */
  readonly gone: Place;
  /** The person types a command, with the platform's root command where it needs one. */
  say?(line: string): void | Promise<void>;
  /** Everything the person has been shown. */
  shown(): string | Promise<string>;
  /** Frees what the test opened, after the adapter has stopped. */
  close?(): void | Promise<void>;
}

const ABILITIES = [
  "find",
  "split",
  "repeatSafeMs",
  "pace",
  "twoSteps",
  "uncertain",
  "postTimeoutMs",
  "isConnected",
  "warnings",
  "routes",
  "enrolment",
  "addLink",
] as const;

/** An optional member of an adapter. */
export type Ability = (typeof ABILITIES)[number];

/** What there is none of on a platform, with the reason. */
export interface Lacking {
  /** People who type, which is tested by what they `say`. */
  readonly typing?: string;
  readonly posts?: string;
}

/** What holds for the adapter of any platform, and for what it can do besides. */
export function describeAdapter(
  name: string,
  factory: () => AdapterSubject | Promise<AdapterSubject>,
  abilities: readonly Ability[] = [],
  lacking: Lacking = {},
): void {
  const isTyped = lacking.typing === undefined;
  const isPostedTo = lacking.posts === undefined;
  describe(`the ${name} adapter`, () => {
    const opened: AdapterSubject[] = [];

    const started = async (inbox = scriptedInbox()) => {
      const subject = await factory();
      opened.push(subject);
      await subject.adapter.start(inbox);
      return { ...subject, inbox };
    };
    const linesOf = (inbox: ReturnType<typeof scriptedInbox>) =>
      inbox.requests.map(({ input }) => describeInput(input));

    afterEach(async () => {
      for (const { adapter, close } of opened.splice(0)) {
        await adapter.stop();
        await close?.();
      }
    });

    it.runIf(isTyped)("hands what a person asks to the inbox, under its own name", async () => {
      const { adapter, inbox, say } = await started();
      await say?.("search diffusion");
      await eventually(() => expect(linesOf(inbox).join()).toContain("search diffusion"));
      for (const request of inbox.requests) {
        expect(adapterOf(request.place)).toBe(adapter.name);
        expect(request.actor.id.startsWith(`${adapter.name}:`)).toBe(true);
      }
    });

    it.runIf(isTyped)("gives every request an id of its own", async () => {
      const { inbox, say } = await started();
      await say?.("search one");
      await say?.("search two");
      await eventually(() => expect(inbox.requests.length).toBeGreaterThanOrEqual(2));
      const ids = inbox.requests.map((request) => request.id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it.runIf(isTyped)("shows the answer to the person who asked", async () => {
      const { say, shown } = await started();
      await say?.("search diffusion");
      await eventually(async () => expect(await shown()).toContain("Answer to search diffusion"));
    });

    it.runIf(isPostedTo)("shows a posted message and resolves with its id", async () => {
      const { adapter, place, shown } = await started();
      const id = await adapter.post(place, plainMessage("Digest-of-today"), "delivery-1");
      expect(id).not.toBe("");
      await eventually(async () => expect(await shown()).toContain("Digest-of-today"));
    });

    it.runIf(isPostedTo)(
      "shows a message once when it is posted twice with one delivery id",
      async () => {
        const { adapter, place, shown } = await started();
        const post = () => adapter.post(place, plainMessage("Digest-of-today"), "delivery-1");
        const ids = [await post(), ...(await Promise.all([post(), post()]))];
        expect(new Set(ids).size).toBe(1);
        await adapter.post(place, plainMessage("The-last-one"), "delivery-2");
        await eventually(async () => expect(await shown()).toContain("The-last-one"));
        expect((await shown()).split("Digest-of-today").length - 1).toBe(1);
      },
    );

    it.runIf(isPostedTo)(
      "shows equal messages with different delivery ids as often as they are posted",
      async () => {
        const { adapter, place, shown } = await started();
        const message = plainMessage("Digest-of-today");
        const ids = [
          await adapter.post(place, message, "a"),
          await adapter.post(place, message, "b"),
        ];
        expect(new Set(ids).size).toBe(2);
        await eventually(async () =>
          expect((await shown()).split("Digest-of-today").length - 1).toBe(2),
        );
      },
    );

    it("refuses to post to a place that is gone, for good", async () => {
      const { adapter, gone } = await started();
      await expect(adapter.post(gone, plainMessage("lost"), "delivery-1")).rejects.toMatchObject({
        name: "DeliveryError",
        failure: { kind: "gone" },
      });
    });

    it.runIf(isTyped)("shows the answer it is waiting for before it has stopped", async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const inbox = scriptedInbox({
        answer: async ({ input }) => {
          if (describeInput(input).startsWith("search slow")) await held;
          return plainMessage("Here-it-is");
        },
      });
      const { adapter, say, shown } = await started(inbox);
      await say?.("search slow");
      await eventually(() => expect(linesOf(inbox).join("\n")).toContain("search slow"));
      const before = (await shown()).split("Here-it-is").length;
      const stopped = adapter.stop();
      release();
      await stopped;
      expect((await shown()).split("Here-it-is").length).toBe(before + 1);
    });

    it("can be stopped twice, and without having been started", async () => {
      const { adapter } = await started();
      await adapter.stop();
      await adapter.stop();
      const unstarted = await factory();
      opened.push(unstarted);
      await expect(unstarted.adapter.stop()).resolves.toBeUndefined();
    });

    it("can do what it is said to do, and nothing else", async () => {
      const { adapter } = await started();
      expect(ABILITIES.filter((ability) => adapter[ability] !== undefined)).toEqual(
        ABILITIES.filter((ability) => abilities.includes(ability)),
      );
    });

    if (abilities.includes("find")) {
      it("finds what was posted by its delivery id, in its place, and nothing else", async () => {
        const { adapter, place, gone } = await started();
        const id = await adapter.post(place, plainMessage("Digest-of-today"), "delivery-1");
        expect(await adapter.find?.(place, "delivery-1")).toBe(id);
        expect(await adapter.find?.(place, "delivery-2")).toBeUndefined();
        expect(
          await Promise.resolve(adapter.find?.(gone, "delivery-1")).catch(() => undefined),
        ).toBeUndefined();
      });
    }

    if (abilities.includes("twoSteps")) {
      it("shows a line with the summary, and the whole in its place once it is filled, however often", async () => {
        const { adapter, place, shown } = await started();
        const { twoSteps } = adapter;
        if (!twoSteps) throw new Error("It has no two steps.");
        const message = { ...plainMessage("Digest-of-today"), summary: "The-summary" };
        const id = await twoSteps.begin(place, message, "delivery-1");
        await eventually(async () => expect(await shown()).toContain("The-summary"));
        expect(await shown()).not.toContain("Digest-of-today");
        await twoSteps.finish(place, id, message);
        await twoSteps.finish(place, id, message);
        await eventually(async () => expect(await shown()).toContain("Digest-of-today"));
        expect((await shown()).split("Digest-of-today").length - 1).toBe(1);
      });

      it("rejects to fill what is no message there", async () => {
        const { adapter, place } = await started();
        const filling = adapter.twoSteps?.finish(place, "1", plainMessage("lost"));
        await expect(filling).rejects.toMatchObject({ failure: { kind: "rejected" } });
      });
    }

    if (abilities.includes("split")) {
      it("for every message, its parts hold every item once, uncut and in order", async () => {
        const { adapter } = await started();
        fc.assert(
          fc.property(messageArbitrary, (message) => {
            const parts = adapter.split?.(message) ?? [];
            expect(parts.length).toBeGreaterThan(0);
            expect(parts.flatMap(itemsOf)).toEqual(itemsOf(message));
          }),
        );
      });

      it("splits a long list, and posts every part of it", async () => {
        const { adapter, place, shown } = await started();
        const title = (n: number) => `Paper-number-${n}.`;
        const items = Array.from(
          { length: 200 },
          (_, n) => ({ kind: "item", title: title(n) }) as const,
        );
        const parts = adapter.split?.({ summary: "Long", blocks: items }) ?? [];
        expect(parts.length).toBeGreaterThan(1);
        for (const [n, part] of parts.entries()) await adapter.post(place, part, `part-${n}`);
        await eventually(async () => expect(await shown()).toContain(title(199)));
        const text = await shown();
        expect(items.filter((item) => !text.includes(item.title))).toEqual([]);
      });
    }

    it.runIf(isTyped)("hands nothing to the inbox after it has stopped", async () => {
      const { adapter, inbox, say } = await started();
      await adapter.stop();
      const before = inbox.requests.length;
      await Promise.resolve(say?.("search diffusion")).catch(() => undefined);
      expect(inbox.requests.length).toBe(before);
    });
  });
}

function itemsOf(message: Message): Item[] {
  return message.blocks.filter((block) => block.kind === "item");
}
