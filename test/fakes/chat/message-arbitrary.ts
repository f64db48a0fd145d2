import fc from "fast-check";
import type { Action, Block, FieldInput, Message, Span, Text } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { hostileStrings } from "./hostile-strings.ts";

/** Any UTF-16, half of a pair included. */
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

const words: fc.Arbitrary<string> = fc.oneof(
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  codeUnits,
  fc.constantFrom(...Object.values(hostileStrings).filter((text) => text.length < 200)),
);

const url: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom("", "javascript:alert(1)", "https://evil.example/a b|c>d", "not an address"),
);

const moment = fc.oneof(
  fc.integer({ min: 0, max: 4_102_444_800_000 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 9e15, -9e15, 0.5),
);

const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  fc.record({
    kind: fc.constantFrom("bold" as const, "italic" as const, "code" as const),
    text: words,
  }),
  fc.record({
    kind: fc.constant("code" as const),
    text: words,
    typed: fc.record({ line: words, name: words, options: fc.dictionary(words, words) }),
  }),
  fc.record({ kind: fc.constant("link" as const), text: words, url }),
  fc.record({
    kind: fc.constant("time" as const),
    at: moment,
    style: fc.constantFrom(
      "time" as const,
      "date" as const,
      "datetime" as const,
      "relative" as const,
    ),
  }),
);

const text: fc.Arbitrary<Text> = fc.oneof(words, fc.array(span, { maxLength: 5 }));

const someWords = fc.array(words, { maxLength: 4 });

const input: fc.Arbitrary<FieldInput> = fc.oneof(
  fc.record({ kind: fc.constant("time" as const) }),
  fc.record(
    {
      kind: fc.constant("choice" as const),
      choices: someWords,
      many: fc.constant(true as const),
      chosen: someWords,
    },
    { requiredKeys: ["kind", "choices", "chosen"] },
  ),
  fc.record({
    kind: fc.constant("complete" as const),
    command: fc.constant("schedule"),
    option: fc.constant("timezone"),
  }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant("link" as const), label: words, url }),
  fc.record(
    {
      kind: fc.constant("button" as const),
      label: words,
      action: fc.constantFrom("search.page", "similar.run", "subscribe.save"),
      value: fc.string({ maxLength: 80 }),
      style: fc.constantFrom("primary" as const, "danger" as const),
    },
    { requiredKeys: ["kind", "label", "action", "value"] },
  ),
  fc.record({
    kind: fc.constant("form" as const),
    label: words,
    action: fc.constantFrom("schedule.set", "subscriptions.change"),
    value: fc.string({ maxLength: 60 }),
    title: words,
    fields: fc.array(
      fc.record(
        {
          name: fc.constantFrom("days", "time"),
          label: words,
          value: words,
          example: words,
          required: fc.boolean(),
          input,
        },
        { requiredKeys: ["name", "label", "required"] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
    instead: words,
  }),
);

const actions = fc.array(action, { maxLength: 8 });
const place: fc.Arbitrary<Place> = fc.constantFrom(
  "discord:1/2",
  "discord:18446744073709551615/18446744073709551615",
  "discord:@me/2",
  "slack:T0TEAM/C0CHANNEL",
  "slack:T0TEAM/D0DIRECT",
  "console:local",
  "other:<!channel> @everyone",
);
const picture = fc.record({ url, alt: words });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: words }),
  fc.record({ kind: fc.constant("text" as const), text }),
  fc.record(
    {
      kind: fc.constant("item" as const),
      index: fc.integer({ min: 1, max: 3_000 }),
      title: text,
      meta: text,
      byline: text,
      body: text,
      thumbnail: picture,
      actions,
    },
    { requiredKeys: ["kind", "title"] },
  ),
  fc.record({ kind: fc.constant("note" as const), text }),
  fc.record({ kind: fc.constant("image" as const), url, alt: words }),
  fc.record({ kind: fc.constant("divider" as const) }),
  fc.record({ kind: fc.constant("place" as const), place }, { requiredKeys: ["kind"] }),
  fc.record({
    kind: fc.constant("file" as const),
    name: fc.oneof(fc.constantFrom("data.json", "DATA.json"), words),
    text: words,
  }),
  fc.record({ kind: fc.constant("actions" as const), actions }),
);

/** Any message the types allow: empty, enormous, hostile, with moments that no calendar has. */
export const messageArbitrary: fc.Arbitrary<Message> = fc.record({
  summary: words,
  blocks: fc.array(block, { maxLength: 12 }),
});
