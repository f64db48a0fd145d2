import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { parse as parseHtml } from "parse5";
import { describe, expect, it } from "vitest";
import { composeEntry } from "../../src/feeds/compose-entry.ts";
import type { Feed } from "../../src/feeds/feed.ts";
import { atom } from "../../src/feeds/formats/atom.ts";
import { jsonFeed } from "../../src/feeds/formats/json-feed.ts";
import { rss } from "../../src/feeds/formats/rss.ts";
import { MARK_PICTURES } from "../../src/html/mark-pictures.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";
import { hostileStrings } from "../fakes/chat/hostile-strings.ts";
import { runs } from "../runs.ts";
import { JsonFeedShape } from "./json-feed-shape.ts";
import { readers } from "./read-back.ts";
import { expectWellFormed, expectXmllint, hasXmllint } from "./well-formed.ts";

const TERMS = {
  self: "https://papers.example.org/feeds/search.atom?q=a+%22b%22&x=1",
  everyMinutes: 15,
};
const AT = Date.UTC(2026, 5, 12, 12, 30);

/** More than any catalogue lets through, to see that a format relies on nobody. */
const extra = [
  "\u0001\u000b\ufffe\uffff",
  "]]>",
  "<![CDATA[x]]>",
  "<!-- x -->",
  "&#0;",
  "A < B & C > D",
  "\ud800x",
];
const text = fc.oneof(
  fc.constantFrom(...Object.values(hostileStrings), ...extra),
  fc.string({ unit: "binary" }),
);

const paper: fc.Arbitrary<Paper> = fc
  .record({
    title: text,
    abstract: text,
    authors: fc.array(text, { maxLength: 4 }),
    categories: fc.array(text, { maxLength: 2 }),
    page: fc.oneof(text, fc.webUrl()),
    code: fc.oneof(text, fc.webUrl(), fc.constant("javascript:alert(1)")),
    said: text,
    by: text,
  })
  .map(({ page, code, said, by, ...more }) =>
    paperOf(1, {
      ...more,
      links: { page, code, pdf: "https://arxiv.org/pdf/2601.00001" },
      summary: { text: said, by, ai: true },
    }),
  );

function feedOf(papers: readonly Paper[], more: Partial<Feed> = {}): Feed {
  const times = { publishedAt: AT - 60_000, newsAt: AT };
  return {
    id: "urn:uuid:4783cfb6-9daa-5e6b-a49d-b26c8c042bd7",
    title: "Papers for robots",
    subtitle: "The newest first.",
    page: "https://papers.example.org/search?query=robots&sort=newest",
    updatedAt: AT,
    entries: papers.map((each, n) => composeEntry("urn:feed", { ...each, id: idOf(n) }, times)),
    ...more,
  };
}

describe.each([atom, rss])("$name", (format) => {
  it("is well-formed and read back alike by every reader, for every paper", async () => {
    const property = fc.asyncProperty(paper, async (given) => {
      const feed = feedOf([given, paperOf(2)]);
      const written = format.write(feed, TERMS);
      expectWellFormed(written);
      for (const [name, { read, compared }] of Object.entries(readers)) {
        const found = await read(written);
        expect([name, found.title, found.page]).toEqual([name, feed.title, feed.page]);
        const expected = feed.entries.map(({ id, title, page, publishedAt, html }) => ({
          id,
          title: compared(title),
          page,
          publishedAt,
          html,
        }));
        const seen = found.entries.map(({ summary: _, title, ...each }) => ({
          ...each,
          title: compared(title),
        }));
        expect([name, seen]).toEqual([name, expected]);
      }
    });
    await fc.assert(property, { numRuns: runs(60) });
  });

  it.runIf(hasXmllint)("is well-formed to libxml2, for hostile texts", () => {
    const papers = [...Object.values(hostileStrings), ...extra].map((each) =>
      paperOf(1, { title: each, abstract: each, authors: [each], categories: [each] }),
    );
    expectXmllint([format.write(feedOf(papers), TERMS)]);
    const titled = { title: extra.join(" "), subtitle: Object.values(hostileStrings).join(" ") };
    expectXmllint([format.write(feedOf([], titled), TERMS)]);
  });

  it("has a sign, which every reader that shows one is told", async () => {
    const written = format.write(feedOf([]), TERMS);
    const { wide, small } = MARK_PICTURES;
    const { path } = format === atom ? wide : small;
    for (const [name, { read }] of Object.entries(readers)) {
      // It knows no sign of Atom.
      const isUntold = name === "rss-parser" && format === atom;
      const expected = isUntold ? undefined : `https://papers.example.org${path}`;
      expect([name, (await read(written)).picture]).toEqual([name, expected]);
    }
  });

  it("is well-formed without any paper", async () => {
    const written = format.write(feedOf([]), TERMS);
    expectWellFormed(written);
    for (const { read } of Object.values(readers))
      expect((await read(written)).entries).toEqual([]);
  });
});

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => ["entry", "author", "link", "item", "category", "dc:creator"].includes(name),
});

const full = paperOf(1, {
  authors: ["Ada Example", "Grace Instance"],
  categories: ["cs.RO", "cs.LG"],
  abstract: "Robots walk. They also run.",
  links: {
    page: "https://arxiv.org/abs/2601.00001",
    pdf: "https://arxiv.org/pdf/2601.00001",
    code: "https://github.com/example/walk",
  },
});
const bare = paperOf(2, { authors: [], categories: [] });

describe("Atom", () => {
  it("has what RFC 4287 demands of a feed and its entries", () => {
    const { feed } = parser.parse(atom.write(feedOf([full, bare]), TERMS));
    expect(feed).toMatchObject({
      "@_xmlns": "http://www.w3.org/2005/Atom",
      "@_xml:lang": "en",
      id: "urn:uuid:4783cfb6-9daa-5e6b-a49d-b26c8c042bd7",
      title: "Papers for robots",
      updated: "2026-06-12T12:30:00.000Z",
      icon: "https://papers.example.org/icon-64.png",
      logo: "https://papers.example.org/logo-256.png",
      link: [
        { "@_rel": "self", "@_type": "application/atom+xml" },
        { "@_rel": "alternate", "@_type": "text/html" },
      ],
    });
    for (const entry of feed.entry) {
      expect(entry.id).toMatch(/^urn:uuid:[\da-f-]{36}$/);
      expect(entry.title).toMatch(/^On walking robots/);
      expect(entry.published).toBe("2026-06-12T12:29:00.000Z");
      expect(entry.updated).toBe("2026-06-12T12:30:00.000Z");
      expect(entry.author.length).toBeGreaterThan(0);
      expect(entry.content["@_type"]).toBe("html");
      const alternates = entry.link.filter(
        (link: Record<string, string>) => link["@_rel"] === "alternate",
      );
      expect(alternates).toHaveLength(1);
    }
  });

  it("names everybody, each category, and the links that are known", () => {
    const [entry] = parser.parse(atom.write(feedOf([full]), TERMS)).feed.entry;
    expect(entry.author).toEqual([{ name: "Ada Example" }, { name: "Grace Instance" }]);
    expect(entry.category).toEqual([{ "@_term": "cs.RO" }, { "@_term": "cs.LG" }]);
    expect(entry.summary).toBe("Robots walk.");
    expect(entry.link.slice(1)).toEqual([
      {
        "@_rel": "related",
        "@_href": full.links.pdf,
        "@_type": "application/pdf",
        "@_title": "PDF",
      },
      { "@_rel": "related", "@_href": full.links.code, "@_title": "Code" },
    ]);
  });

  it("makes nobody the author of a paper whose authors are not known", () => {
    const { feed } = parser.parse(atom.write(feedOf([bare]), TERMS));
    expect([feed.author, feed.entry[0].author]).toEqual([undefined, [{ name: "Unknown authors" }]]);
  });
});

describe("RSS", () => {
  it("has what RSS 2.0 demands of a channel and its items", () => {
    const { rss: root } = parser.parse(rss.write(feedOf([full, bare]), TERMS));
    expect(root["@_version"]).toBe("2.0");
    const { channel } = root;
    expect(channel).toMatchObject({
      title: "Papers for robots",
      description: "The newest first.",
      language: "en",
      ttl: "15",
      lastBuildDate: "Fri, 12 Jun 2026 12:30:00 GMT",
      link: [feedOf([]).page],
      image: {
        url: "https://papers.example.org/icon-64.png",
        title: "Papers for robots",
        width: "64",
        height: "64",
      },
      "atom:link": { "@_rel": "self", "@_href": TERMS.self, "@_type": "application/rss+xml" },
    });
    for (const item of channel.item) {
      expect(item.title).toMatch(/^On walking robots/);
      expect(item.guid["@_isPermaLink"]).toBe("false");
      expect(item.pubDate).toBe("Fri, 12 Jun 2026 12:29:00 GMT");
    }
    expect(channel.item[0]["dc:creator"]).toEqual(["Ada Example, Grace Instance"]);
    expect(channel.item[1]["dc:creator"]).toBeUndefined();
  });

  it("has the summary as HTML, in which a tag of the text is no tag", () => {
    const told = paperOf(1, { abstract: "Walking <i>is</i> R&D." });
    const { rss: root } = parser.parse(rss.write(feedOf([told]), TERMS));
    expect(root.channel.item[0].description).toBe("Walking &lt;i&gt;is&lt;/i&gt; R&amp;D.");
  });
});

describe("JSON Feed", () => {
  it("is of version 1.1, for every paper", () => {
    const property = fc.property(paper, (given) => {
      const feed = feedOf([given, paperOf(2)]);
      const read = JsonFeedShape.parse(JSON.parse(jsonFeed.write(feed, TERMS)));
      expect(read.items.map(({ id, title }) => ({ id, title }))).toEqual(
        feed.entries.map(({ id, title }) => ({ id, title })),
      );
      expect(read.feed_url).toBe(TERMS.self);
      expect(read.icon).toBe("https://papers.example.org/icon-512.png");
      expect(read.favicon).toBe("https://papers.example.org/icon-64.png");
    });
    fc.assert(property, { numRuns: runs(60) });
  });

  it("has its content as HTML and as text, in which all links stand", () => {
    const read = JsonFeedShape.parse(JSON.parse(jsonFeed.write(feedOf([full]), TERMS)));
    const [item] = read.items;
    expect(item?.content_text).toBe(
      [
        "Ada Example and Grace Instance",
        "arXiv 2601.00000 · cs.RO, cs.LG · published 1 January 2026",
        "Robots walk. They also run.",
        [
          "Paper page: https://arxiv.org/abs/2601.00001",
          "PDF: https://arxiv.org/pdf/2601.00001",
          "Code: https://github.com/example/walk",
        ].join("\n"),
      ].join("\n\n"),
    );
    expect(item?.authors).toEqual([{ name: "Ada Example" }, { name: "Grace Instance" }]);
  });
});

describe("an entry's HTML", () => {
  it("has no tag of a paper's, and no link but to the web, for every paper", () => {
    const property = fc.property(paper, (given) => {
      const [entry] = feedOf([given]).entries;
      const tags = new Set<string>();
      walk(parseHtml(entry?.html ?? ""), (name, attributes) => {
        tags.add(name);
        for (const { name: key, value } of attributes) {
          expect(["class", "dir", "href"]).toContain(key);
          if (key === "href") expect(value).toMatch(/^https?:\/\//);
        }
      });
      for (const name of tags)
        expect("html head body p em strong ul li a br bdi".split(" ")).toContain(name);
    });
    fc.assert(property, { numRuns: runs(100) });
  });
});

type Attributes = readonly { readonly name: string; readonly value: string }[];

interface HtmlNode {
  readonly tagName?: string;
  readonly attrs?: Attributes;
  readonly childNodes?: readonly object[];
}

function walk(node: HtmlNode, see: (name: string, attributes: Attributes) => void): void {
  if (node.tagName !== undefined) see(node.tagName, node.attrs ?? []);
  for (const child of node.childNodes ?? []) walk(child, see);
}
