import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { placed } from "../../src/chat/placed.ts";
import { countLeaves, everyLeaf } from "../fakes/chat/every-leaf.ts";
import { hostileStrings } from "../fakes/chat/hostile-strings.ts";
import { messageArbitrary } from "../fakes/chat/message-arbitrary.ts";
import { runs } from "../runs.ts";

/** A renderer as its contract sees it. */
export interface RendererSubject {
  /**
   * Every text and address a person is given, in order, one string a platform message. What a
   * platform keeps beside the text (the address of a link button) belongs to it.
   */
  render(message: Message): readonly string[];
  /**
   * What the rendering breaks of the platform's own rules, in words: limits exceeded, a mention
   * that would ring, a cut through an item. Empty when all is well.
   */
  violations(message: Message): readonly string[];
}

/** Longer than the smallest limit of a platform's leaf, so its end may be cut. */
const MAY_BE_CUT = 200;

const safeUrl = (n: number) => `https://example.org/address-${n}`;

/** What holds for the renderer of any platform. */
export function describeRenderer(name: string, factory: () => RendererSubject): void {
  describe(`the ${name} renderer`, () => {
    const shown = (message: Message) => factory().render(message).join("\n");

    it("drops no text and no address", () => {
      const text = squeeze(shown(everyLeaf((n) => `Leaf${n}x`, safeUrl)));
      const { texts, urls } = countLeaves();
      // The first leaf is the summary, which stands for the blocks where they cannot be shown.
      for (let n = 1; n < texts; n++) expect(text).toContain(`Leaf${n}x`);
      for (let n = 0; n < urls; n++) expect(text).toContain(safeUrl(n));
    });

    it("keeps the order of a long list", () => {
      const blocks = Array.from({ length: 60 }, (_, n) => ({
        kind: "item" as const,
        index: n + 1,
        title: `Title${n}x`,
        body: "What it is about, in one sentence of ordinary length.",
      }));
      const text = shown({ summary: "sixty", blocks });
      const found = Array.from(text.matchAll(/Title(\d+)x/gu), (match) => Number(match[1]));
      expect(found).toEqual(blocks.map((_, n) => n));
      expect(factory().violations({ summary: "sixty", blocks })).toEqual([]);
    });

    it("says something for a message without blocks", () => {
      const message = { summary: "Nothing matched today.", blocks: [] };
      expect(shown(message)).toContain("Nothing matched today.");
      expect(factory().violations(message)).toEqual([]);
    });

    it.each(Object.entries(hostileStrings))("shows %s harmlessly in every leaf", (_, hostile) => {
      const cut = hostile.length > MAY_BE_CUT;
      const message = everyLeaf((n) => `Before${n}x ${hostile} After${n}x`, safeUrl);
      const text = squeeze(shown(message));
      for (let n = 1; n < countLeaves().texts; n++) {
        expect(text).toContain(`Before${n}x`);
        if (!cut) expect(text).toContain(`After${n}x`);
      }
      expectHarmless(text);
      expect(factory().violations(message)).toEqual([]);
    });

    it.each(Object.entries(hostileStrings))(
      "survives %s as the whole of every leaf",
      (_, hostile) => {
        const message = everyLeaf(
          () => hostile,
          () => hostile,
        );
        expectHarmless(shown(message));
        expect(factory().violations(message)).toEqual([]);
      },
    );

    it("for every message, renders the same each time, within the platform's rules", () => {
      fc.assert(
        fc.property(messageArbitrary, (message) => {
          const text = shown(message);
          expectHarmless(text);
          expect(shown(message)).toBe(text);
          expect(factory().violations(message)).toEqual([]);
        }),
        { numRuns: runs(40) },
      );
    });
  });
}

// Controls but the line break, overrides of direction, halves of characters.
const HARMFUL = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

function expectHarmless(text: string): void {
  expect(HARMFUL.exec(text)?.[0]).toBeUndefined();
}

/** Without white space, since a renderer may wrap lines. */
function squeeze(text: string): string {
  return text.replace(/\s+/gu, "");
}

/**
 * Each part renders to one platform message, also once it names the place with the longest name, the
 * parts to the whole, and no item is lost or cut.
 */
export function splitFaults(
  message: Message,
  render: (message: Message) => readonly unknown[],
  split: (message: Message) => readonly Message[],
  longest: Place,
): string[] {
  const parts = split(message);
  const apart = parts.filter((part) => render(placed(part, longest)).length !== 1);
  const items = (some: readonly Message[]) =>
    JSON.stringify(some.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "item")));
  const rendered = JSON.stringify(parts.map((part) => render(part)));
  const whole = JSON.stringify(render(message).map((each) => [each]));
  return [
    ...(apart.length === 0 ? [] : ["with its place a part is no longer one message"]),
    ...(rendered === whole ? [] : ["the parts are not the whole"]),
    ...(items(parts) === items([message]) ? [] : ["an item is lost or cut"]),
  ];
}
