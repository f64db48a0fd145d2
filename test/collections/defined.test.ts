import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Defined, defined } from "../../src/collections/defined.ts";

describe("defined", () => {
  it("keeps 0, false, null and empty texts, which are values", () => {
    const kept = defined({ count: 0, on: false, of: null, text: "", gone: undefined });
    expect(kept).toStrictEqual({ count: 0, on: false, of: null, text: "" });
  });

  it("leaves no member that is there and undefined, for every record", () => {
    const record = fc.dictionary(
      fc.stringMatching(/^[a-z]\w{0,8}$/),
      fc.option(fc.jsonValue(), { nil: undefined }),
    );
    fc.assert(
      fc.property(record, (members) => {
        const kept = defined(members);
        const wanted = Object.keys(members).filter((name) => members[name] !== undefined);
        expect(Object.keys(kept)).toEqual(wanted);
        for (const name of wanted) expect(kept[name]).toBe(members[name]);
      }),
    );
  });

  it("leaves what it was given as it was", () => {
    const members = { a: 1, b: undefined };
    defined(members);
    expect(members).toStrictEqual({ a: 1, b: undefined });
  });

  it("has a type in which no member is undefined", () => {
    const title: string | undefined = ["a title"].find(Boolean);
    const exact: { readonly title?: string } = defined({ title });
    // @ts-expect-error A member may be missing, but not undefined.
    const wrong: Defined<{ title: string | undefined }> = { title: undefined };
    expect([exact.title, "title" in wrong]).toEqual(["a title", true]);
  });
});
