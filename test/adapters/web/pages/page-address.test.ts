import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Asked,
  addressOf,
  askedAt,
  askedBy,
  inputOf,
} from "../../../../adapters/web/pages/page-address.ts";
import { button } from "../../../../src/chat/button.ts";

const at = (address: string) => {
  const { pathname, searchParams } = new URL(address, "https://papers.example.org");
  return askedAt(pathname, searchParams);
};
const typed = fc
  .string({ unit: "grapheme", maxLength: 40 })
  .map((each) => each.trim())
  .filter((each) => each !== "");

const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({
    command: fc.constant("trending" as const),
    values: fc.record({ period: fc.constantFrom("day", "week"), topic: typed, count: typed }),
  }),
  fc.record({
    command: fc.constant("search" as const),
    values: fc.record({ query: typed, sort: typed, count: typed, page: typed }),
  }),
  fc.record({
    command: fc.constant("show" as const),
    // A dot alone, or two, is a step up in any address.
    values: fc.record({ paper: typed.filter((each) => !/(?:^|\/)\.{1,2}(?:\/|$)/u.test(each)) }),
  }),
  fc.record({ command: fc.constant("help" as const), values: fc.record({ command: typed }) }),
);

describe("the address of a page", () => {
  it.each([
    [{ command: "trending", values: {} }, "/"],
    [{ command: "trending", values: { period: "week", count: "20" } }, "/trending?period=week"],
    [{ command: "search", values: { query: 'a "b"', page: "2" } }, "/search?q=a+%22b%22&page=2"],
    [{ command: "show", values: { paper: "hep-th/9901001" } }, "/papers/hep-th/9901001"],
    [{ command: "similar", values: { paper: "2401.01234" } }, "/similar/2401.01234"],
    [{ command: "help", values: {} }, "/help"],
  ] as const)("of %j is %s", (values, address) => {
    expect(addressOf(values)).toBe(address);
  });

  it("for every page, leads back to what it shows", () => {
    fc.assert(
      fc.property(asked, (each) => {
        expect(at(addressOf(each))).toEqual(each);
      }),
    );
  });

  it("has what is usual where nothing is said, and passes over what means nothing", () => {
    expect(at("/?utm_source=x")).toEqual(at("/trending"));
    expect(at("/search?q=%20robots%20&page=&evil=1")?.values).toEqual({
      query: "robots",
      sort: "relevance",
      count: "10",
      page: "1",
    });
    expect(at("/search?q=")).toEqual({ command: "help", values: {} });
  });

  it.each(["/subscribe", "/privacy", "/papers/", "/papers/%E0%A4", "/Search", "/trending/week"])(
    "is none at %s",
    (address) => {
      expect(askedAt(address, new URLSearchParams())).toBeUndefined();
    },
  );
});

describe("what a page asks for", () => {
  it("is a command with options, and of a later page what its button asks for", () => {
    const first = { command: "search", values: { query: "robots", page: "1" } } as const;
    expect(inputOf(first)).toEqual({
      kind: "options",
      command: "search",
      options: { query: "robots" },
    });
    const second = { ...first, values: { query: "robots", page: "2" } };
    expect(inputOf(second)).toEqual({
      kind: "action",
      action: "search.page",
      value: "query=robots&page=2",
    });
  });

  it("is what a button that reads carries, and nothing of one that changes something", () => {
    const next = button("Next", "search.page", { query: "~x", page: 2 });
    expect(askedBy(next)).toEqual({ command: "search", values: { query: "~x", page: "2" } });
    for (const action of ["subscribe.save", "privacy.person", "search.share", "constructor"])
      expect(askedBy(button("Save", action))).toBeUndefined();
  });
});
