export interface FakeEntry {
  /** `2611.00001` or `hep-th/9901001`. */
  readonly id: string;
  readonly title: string;
  /** Such as `2026-11-23T18:00:00Z`. */
  readonly published: string;
  /** The primary one first. */
  readonly categories: readonly string[];
  readonly summary?: string;
  readonly comment?: string;
}

/** A made-up paper; `number` from 1 makes its id and title. */
export function fakeEntry(number: number, fields: Partial<FakeEntry> = {}): FakeEntry {
  return {
    id: `2611.${String(number).padStart(5, "0")}`,
    title: `A made-up paper,\n  number ${number}`,
    published: "2026-11-23T18:00:00Z",
    categories: ["cs.LG", "stat.ML"],
    ...fields,
  };
}

/** A feed of our own in the shape of the API's; an undefined entry is written as one that cannot be read. */
export function atomFeed(
  entries: readonly (FakeEntry | undefined)[],
  total: number,
  start: number,
): string {
  return atom(entries.map(entryXml), total, start);
}

/** How the API reports an error. */
export function errorFeed(message: string): string {
  const entry = `<entry><id>https://arxiv.org/api/errors#e</id><title>Error</title><summary>${escaped(message)}</summary></entry>`;
  return atom([entry], 1, 0);
}

function atom(entries: readonly string[], total: number, start: number): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/made-up</id>
  <title>arXiv Query: made up</title>
  <link href="https://arxiv.org/api/query" type="application/atom+xml"/>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
  ${entries.join("\n  ")}
</feed>
`;
}

function entryXml(entry: FakeEntry | undefined): string {
  if (!entry) return "<entry><id>http://arxiv.org/abs/nothing</id><title/></entry>";
  const { id, title, published, categories, summary = "Made up for tests.", comment } = entry;
  return `<entry>
    <id>http://arxiv.org/abs/${id}v2</id>
    <title>${escaped(title)}</title>
    <updated>${published}</updated>
    <link href="https://arxiv.org/abs/${id}v2" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/${id}v2" rel="related" type="application/pdf" title="pdf"/>
    <summary>${escaped(summary)}</summary>
    ${categories
      .toSorted()
      .map((term) => `<category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`)
      .join("\n    ")}
    <published>${published}</published>
    ${comment === undefined ? "" : `<arxiv:comment>${escaped(comment)}</arxiv:comment>`}
    <arxiv:primary_category term="${categories[0]}"/>
    <author><name>Ada Example</name></author>
  </entry>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
