import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFeed, refusalIn } from "../../../src/sources/arxiv/atom.ts";
import { Entry } from "../../../src/sources/arxiv/entry.ts";

const entry = (inside: string) => `<entry>${inside}</entry>`;
const feed = (...entries: readonly string[]) => `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <title>made up</title>
  <opensearch:totalResults>${entries.length}</opensearch:totalResults>
  ${entries.join("\n")}
</feed>
`;
const whole = entry(`
  <id>http://arxiv.org/abs/2401.00010v3</id>
  <title>One &amp; the
    other: x &lt; y, caf&#233;</title>
  <updated>2024-02-01T00:00:00Z</updated>
  <summary>  Made up
for tests.  </summary>
  <category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/>
  <category term="cs.RO" scheme="http://arxiv.org/schemas/atom"/>
  <category term="I.2.9; 68T40" scheme="http://arxiv.org/schemas/atom"/>
  <published>2024-01-01T12:34:56Z</published>
  <arxiv:comment>12 pages</arxiv:comment>
  <arxiv:primary_category term="cs.RO"/>
  <author><name>Ada Example</name><arxiv:affiliation>Nowhere</arxiv:affiliation></author>
  <author><name>Bo Example</name></author>
  <link rel="related" href="https://doi.org/10.0000/0" title="doi"/>`);

const read = (xml: string) => parseFeed(xml).entries.map((each) => Entry.safeParse(each).data);

describe("a feed", () => {
  it("becomes papers with all that is known, the primary category first", () => {
    expect(read(feed(whole))).toEqual([
      {
        id: "arxiv:2401.00010",
        title: "One & the other: x < y, café",
        abstract: "Made up for tests.",
        authors: ["Ada Example", "Bo Example"],
        categories: ["cs.RO", "cs.AI"],
        publishedAt: Date.UTC(2024, 0, 1, 12, 34, 56),
        links: {
          page: "https://arxiv.org/abs/2401.00010",
          pdf: "https://arxiv.org/pdf/2401.00010",
        },
        keywords: [],
      },
    ]);
  });

  it("may have an entry with the id of the years before 2007, a title that is a number, and little else", () => {
    const old = entry(
      "<id>http://arxiv.org/abs/hep-th/9901001v1</id><title>0</title><published>1999-01-04T00:00:00Z</published>",
    );
    expect(read(feed(old))).toMatchObject([
      { id: "arxiv:hep-th/9901001", title: "0", authors: [], categories: [], abstract: "" },
    ]);
  });

  it("may have elements with attributes and CDATA", () => {
    const fancy = whole
      .replace("<title>", '<title type="html">')
      .replace(/<summary>[^<]*/, "<summary><![CDATA[a & b]]>");
    expect(read(feed(fancy))).toMatchObject([
      { title: "One & the other: x < y, café", abstract: "a & b" },
    ]);
  });

  it("may be empty", () => {
    expect(parseFeed(feed())).toEqual({ entries: [], total: 0 });
  });

  it.each([
    ["an id", /<id>.*<\/id>/],
    ["a title", /<title>[^<]*<\/title>/],
    ["a date", /<published>.*<\/published>/],
  ])("loses only the entry without %s", (_, part) => {
    expect(read(feed(whole, whole.replace(part, "")))).toEqual([
      expect.objectContaining({ id: "arxiv:2401.00010" }),
      undefined,
    ]);
  });

  it.each([
    "This paper has been withdrawn by the author due to an error",
    "this submission was withdrawn",
    "The manuscript is withdrawn pending corrections",
  ])("tells a withdrawn paper by %j", (comment) => {
    expect(read(feed(whole.replace("12 pages", comment)))).toMatchObject([{ withdrawn: true }]);
  });

  it("does not take a paper about withdrawals for a withdrawn one", () => {
    const comment = "Supersedes the withdrawn arXiv:2301.00001";
    expect(read(feed(whole.replace("12 pages", comment)))[0]).not.toHaveProperty("withdrawn");
  });

  it("for every place at which it is cut, is refused", () => {
    const text = feed(whole, whole).trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => {
        expect(() => parseFeed(text.slice(0, length))).toThrow("arXiv answered with a broken feed");
      }),
    );
  });

  it("for every text around it or instead of it, is refused with a sentence", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
        (text) => {
          expect(() => parseFeed(text)).toThrow(/^arXiv answered with .*\.$/);
          expect(() => parseFeed(text + feed())).toThrow(/^arXiv answered with .*\.$/);
          expect(() => parseFeed(feed() + text)).toThrow(/^arXiv answered with .*\.$/);
        },
      ),
    );
  });

  it("is not a web page, even one that ends like a feed", () => {
    const page = "<!DOCTYPE html><html><body><p>Back soon</p></body></html>";
    expect(() => parseFeed(page)).toThrow("arXiv answered with a web page instead of data.");
    expect(() => parseFeed(`${page}</feed>`)).toThrow("a web page");
  });

  it("defines no entities and sets no prototypes", () => {
    const own = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaa">]><feed>&a;</feed>`;
    expect(() => parseFeed(own)).toThrow("a broken feed");
    expect(() => parseFeed(feed("<__proto__><x>1</x></__proto__>"))).toThrow("a broken feed");
  });
});

describe("a refusal", () => {
  const error = entry(
    "<id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format for abc</summary>",
  );

  it("is told with arXiv's own reason", () => {
    const sentence = "arXiv refused the request: incorrect id format for abc.";
    expect(refusalIn(feed(error))).toBe(sentence);
    expect(() => parseFeed(feed(error))).toThrow(sentence);
  });

  it("is not seen in a feed of papers or in anything else", () => {
    expect(refusalIn(feed(whole))).toBeUndefined();
    expect(refusalIn("Rate exceeded.")).toBeUndefined();
  });
});
