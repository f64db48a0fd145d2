import { expect, test } from "vitest";
import { documentPages } from "../../src/postgres/document-pages.ts";
import type { Postgres, PostgresRow } from "../../src/postgres/postgres.ts";
import { describeOnPostgres, scratchPostgres } from "../fakes/postgres.ts";
import { rowsRead } from "./rows-read.ts";

describeOnPostgres("pages of documents", () => {
  const COUNT = 5_000;

  async function filled(): Promise<Postgres> {
    const postgres = await scratchPostgres();
    await postgres.query(
      `INSERT INTO documents (key, value)
       SELECT owner || ':' || lpad(n::text, 4, '0'), 'value ' || n
       FROM unnest(ARRAY['a', 'b', 'c']) AS owner, generate_series(1, $1::integer) AS n`,
      [COUNT],
    );
    return postgres;
  }

  function pagesOf(query: Postgres["query"], size: number) {
    return documentPages({ postgres: { query }, columns: "value", range: ["b:", "b;"], size });
  }

  test.each([999, 1_000])("hold each document of the range once, by %i in order", async (size) => {
    const { query } = await filled();
    const rows = await all(pagesOf(query, size));
    expect(rows).toHaveLength(COUNT);
    expect(rows[0]).toEqual({ key: "b:0001", value: "value 1" });
    const keys = rows.map(({ key }) => String(key));
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  test("are read once each by a server that knows nothing of the table yet", async () => {
    const { query } = await filled();
    let read = 0;
    const counted: Postgres["query"] = async (...asked) => {
      read += await rowsRead(query, ...asked);
      return query(...asked);
    };
    await all(pagesOf(counted, 250));
    // Beyond them the last page alone is looked at.
    expect(read).toBeLessThanOrEqual(COUNT + 250);
  });

  test("are asked for one ahead, and none beyond a page that is not full", async () => {
    const { query } = await filled();
    let asked = 0;
    const counted: Postgres["query"] = (...question) => {
      asked += 1;
      return query(...question);
    };
    const askedBy: number[] = [];
    for await (const _ of pagesOf(counted, 1_600)) askedBy.push(asked);
    expect(askedBy).toEqual([2, 3, 4, 4]);
  });

  test("that nobody waits for any more may fail", async () => {
    const { query } = await filled();
    let asked = 0;
    const failing: Postgres["query"] = (...question) => {
      asked += 1;
      return asked === 1 ? query(...question) : Promise.reject(new Error("The server is away."));
    };
    for await (const page of pagesOf(failing, 1_000)) {
      expect(page).toHaveLength(1_000);
      break;
    }
    await expect(all(pagesOf(failing, 1_000))).rejects.toThrow("away");
  });
});

async function all(pages: AsyncIterable<readonly PostgresRow[]>): Promise<readonly PostgresRow[]> {
  const rows: PostgresRow[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
