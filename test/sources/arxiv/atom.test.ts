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

const read = async (xml: string) =>
  (await parseFeed(xml)).entries.map((each) => Entry.safeParse(each).data);

describe("a feed", () => {
  it("becomes papers with all that is known, the primary category first", async () => {
    expect(await read(feed(whole))).toEqual([
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

  it("may have an entry with the id of the years before 2007, a title that is a number, and little else", async () => {
    const old = entry(
      "<id>http://arxiv.org/abs/hep-th/9901001v1</id><title>0</title><published>1999-01-04T00:00:00Z</published>",
    );
    expect(await read(feed(old))).toMatchObject([
      { id: "arxiv:hep-th/9901001", title: "0", authors: [], categories: [], abstract: "" },
    ]);
  });

  it("may have elements with attributes and CDATA", async () => {
    const fancy = whole
      .replace("<title>", '<title type="html">')
      .replace(/<summary>[^<]*/, "<summary><![CDATA[a & b]]>");
    expect(await read(feed(fancy))).toMatchObject([
      { title: "One & the other: x < y, café", abstract: "a & b" },
    ]);
  });

  it("of many entries is read as each by itself, also beside one that cannot be read", async () => {
    const numbered = (n: number) => whole.replace("2401.00010", `2401.${20_000 + n}`);
    const texts = Array.from({ length: 40 }, (_, n) => (n % 7 === 3 ? entry("") : numbered(n)));
    const alone = await Promise.all(texts.map(async (text) => (await read(feed(text)))[0]));
    expect(await read(feed(...texts))).toEqual(alone);
    expect(await parseFeed(feed(...texts))).toMatchObject({ total: 40 });
    expect(await read(`<feed>${texts.join("")}</feed>`)).toEqual(alone);
  });

  it.each([
    ["CDATA", "<![CDATA[</entry><entry>]]>"],
    ["a comment", "<!-- </entry><entry> -->"],
  ])("may have an entry's tags within %s", async (_, inside) => {
    const own = whole.replace("</title>", `${inside}</title>`);
    expect(await read(feed(own, whole))).toMatchObject([
      { title: expect.stringContaining("One & the other") },
      { id: "arxiv:2401.00010" },
    ]);
  });

  it("may be empty", async () => {
    expect(await parseFeed(feed())).toEqual({ entries: [], total: 0 });
  });

  it.each([
    ["an id", /<id>.*<\/id>/],
    ["a title", /<title>[^<]*<\/title>/],
    ["a date", /<published>.*<\/published>/],
  ])("loses only the entry without %s", async (_, part) => {
    expect(await read(feed(whole, whole.replace(part, "")))).toEqual([
      expect.objectContaining({ id: "arxiv:2401.00010" }),
      undefined,
    ]);
  });

  it.each([
    "This paper has been withdrawn by the author due to an error",
    "this submission was withdrawn",
    "The manuscript is withdrawn pending corrections",
  ])("tells a withdrawn paper by %j", async (comment) => {
    expect(await read(feed(whole.replace("12 pages", comment)))).toMatchObject([
      { withdrawn: true },
    ]);
  });

  it("does not take a paper about withdrawals for a withdrawn one", async () => {
    const comment = "Supersedes the withdrawn arXiv:2301.00001";
    expect((await read(feed(whole.replace("12 pages", comment))))[0]).not.toHaveProperty(
      "withdrawn",
    );
  });

  it("for every place at which it is cut, is refused", async () => {
    const text = feed(whole, whole).trimEnd();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), async (length) => {
        await expect(parseFeed(text.slice(0, length))).rejects.toThrow(
          "arXiv answered with a broken feed",
        );
      }),
    );
  });

  it("for every text around it or instead of it, is refused with a sentence", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
        async (text) => {
          await expect(parseFeed(text)).rejects.toThrow(/^arXiv answered with .*\.$/);
          await expect(parseFeed(text + feed())).rejects.toThrow(/^arXiv answered with .*\.$/);
          await expect(parseFeed(feed() + text)).rejects.toThrow(/^arXiv answered with .*\.$/);
        },
      ),
    );
  });

  it("is not a web page, even one that ends like a feed", async () => {
    const page = "<!DOCTYPE html><html><body><p>Back soon</p></body></html>";
    await expect(parseFeed(page)).rejects.toThrow(
      "arXiv answered with a web page instead of data.",
    );
    await expect(parseFeed(`${page}</feed>`)).rejects.toThrow("a web page");
  });

  it("defines no entities and sets no prototypes", async () => {
    const own = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaa">]><feed>&a;</feed>`;
    await expect(parseFeed(own)).rejects.toThrow("a broken feed");
    await expect(parseFeed(feed("<__proto__><x>1</x></__proto__>"))).rejects.toThrow(
      "a broken feed",
    );
  });
});

describe("a refusal", () => {
  const error = entry(
    "<id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format for abc</summary>",
  );

  it("is told with arXiv's own reason", async () => {
    const sentence = "arXiv refused the request: incorrect id format for abc.";
    expect(await refusalIn(feed(error))).toBe(sentence);
    await expect(parseFeed(feed(error))).rejects.toThrow(sentence);
  });

  it("is not seen in a feed of papers or in anything else", async () => {
    expect(await refusalIn(feed(whole))).toBeUndefined();
    expect(await refusalIn("Rate exceeded.")).toBeUndefined();
  });
});
