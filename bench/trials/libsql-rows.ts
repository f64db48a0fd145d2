import Database from "libsql";
import { compare, each } from "./each.ts";

const database = new Database(":memory:");
database.exec(`CREATE TABLE counts (paper TEXT, source TEXT, at INTEGER, votes INTEGER);
  WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 3000)
  INSERT INTO counts SELECT 'arxiv:2611.' || n, 'huggingface', 1764000000000 + n, n % 50 FROM n`);
const rows = database.prepare("SELECT paper, source, at, votes FROM counts");
const text = database.prepare(
  `SELECT json_group_array(json_object('paper', paper, 'source', source, 'at', at, 'votes', votes))
   AS rows FROM counts`,
);
const read = () => {
  const [found] = text.all() as [{ readonly rows: string }];
  return JSON.parse(found.rows);
};
compare(
  ["3,000 rows in one text", each([0], read) / 3_000],
  ["as rows", each([0], () => rows.all()) / 3_000],
);
