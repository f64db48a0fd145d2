import { expect, onTestFinished, test } from "vitest";
import { connect, type Database } from "../../src/stores/sqlite.ts";

function numbers(): Database {
  const database = connect(":memory:");
  onTestFinished(() => database.close());
  database.exec("CREATE TABLE numbers (n INTEGER PRIMARY KEY, name TEXT)");
  const insert = database.prepare("INSERT INTO numbers (n, name) VALUES (?, ?)");
  for (let n = 1; n <= 250; n++) insert.run(n, n % 2 ? "odd" : null);
  return database;
}

test("rows hold their columns and nothing else", () => {
  const database = numbers();
  const select = database.prepare("SELECT n, name FROM numbers WHERE n <= ?");
  expect(Object.entries(select.get(1) ?? {})).toEqual([
    ["n", 1],
    ["name", "odd"],
  ]);
  expect(select.all(2)).toEqual([
    { n: 1, name: "odd" },
    { n: 2, name: null },
  ]);
  expect([...select.iterate(2)]).toEqual(select.all(2));
  expect(select.get(0)).toBeUndefined();
});

test("says how many rows a statement changed", () => {
  expect(numbers().prepare("DELETE FROM numbers WHERE n > ?").run(200)).toBe(50);
});

test("binds a lone null, bytes and large numbers", () => {
  const database = numbers();
  expect(database.prepare("SELECT ? IS NULL AS yes").get(null)).toEqual({ yes: 1 });
  expect(database.prepare("SELECT hex(?) AS bytes").get(new Uint8Array([1, 255]))).toEqual({
    bytes: "01FF",
  });
  expect(database.prepare("SELECT ? AS n").get(Date.UTC(2026, 0, 1))).toEqual({ n: 1767225600000 });
});

test.each([
  ["a NUL", "a\u0000b"],
  ["a lone surrogate", "a\ud800b"],
])("refuses text with %s rather than change it", (_, text) => {
  const select = numbers().prepare("SELECT ? AS text");
  expect(() => select.get(text)).toThrow(TypeError);
  expect(select.get("😀")).toEqual({ text: "😀" });
});

test.each([[["a list"]], [undefined], [{ n: 1 }]])("refuses %j, which is no cell", (value) => {
  const values: unknown[] = [value];
  const select = numbers().prepare("SELECT ? AS value");
  expect(() => Reflect.apply(select.get, select, values)).toThrow(TypeError);
});

test("a transaction that throws leaves nothing behind", () => {
  const database = numbers();
  const failing = () =>
    database.transaction(() => {
      database.exec("DELETE FROM numbers");
      throw new Error("no");
    });
  expect(failing).toThrow("no");
  expect(database.prepare("SELECT count(*) AS n FROM numbers").get()).toEqual({ n: 250 });
});

test("a transaction within another ends with that one", () => {
  const database = numbers();
  const failing = () =>
    database.transaction(() => {
      database.transaction(() => database.exec("DELETE FROM numbers"));
      throw new Error("no");
    });
  expect(failing).toThrow("no");
  expect(database.prepare("SELECT count(*) AS n FROM numbers").get()).toEqual({ n: 250 });
});

test("rows that nobody reads to the end do not hold a lock", () => {
  const database = numbers();
  for (const row of database.prepare("SELECT n FROM numbers").iterate()) {
    if (row.n === 3) break;
  }
  database.exec("DROP TABLE numbers");
  expect(() => database.prepare("SELECT n FROM numbers")).toThrow("no such table");
});

test("a statement answers for the values it is given, whatever ran on it before", () => {
  const database = numbers();
  const above = database.prepare("SELECT n FROM numbers WHERE n > ?");
  expect(above.get(10)).toEqual({ n: 11 });
  expect(above.all(248)).toHaveLength(2);
  expect(above.get(20)).toEqual({ n: 21 });
  for (const { n } of above.iterate(200)) expect(above.get(n ?? null)?.n).not.toBe(n);
  expect(above.get(30)).toEqual({ n: 31 });
});

test("a statement that failed works again with other values", () => {
  const parse = numbers().prepare("SELECT json(?) AS json");
  expect(() => parse.get("{")).toThrow("malformed JSON");
  expect(parse.get("[1]")).toEqual({ json: "[1]" });
  expect(() => [...parse.iterate("{")]).toThrow("malformed JSON");
  expect(parse.all("[2]")).toEqual([{ json: "[2]" }]);
});

test("after it is closed every use throws, of statements made before too", () => {
  const database = numbers();
  const select = database.prepare("SELECT 1");
  database.close();
  expect(() => select.get()).toThrow("closed");
  expect(() => database.exec("SELECT 1")).toThrow("closed");
  expect(() => database.transaction(() => 1)).toThrow("closed");
});
