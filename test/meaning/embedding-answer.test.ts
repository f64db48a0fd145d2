import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readEmbeddings, WrongAnswer } from "../../src/meaning/embedding-answer.ts";

const answer = (...data: readonly unknown[]) => JSON.stringify({ object: "list", data });
const entry = (index: unknown, embedding: unknown) => ({ object: "embedding", index, embedding });

test("for every order of an answer the vectors come in the order of the texts", () => {
  const count = fc.integer({ min: 1, max: 20 });
  const orders = count.chain((length) =>
    fc.shuffledSubarray([...Array(length).keys()], { minLength: length }),
  );
  fc.assert(
    fc.property(orders, (order) => {
      const vectors = readEmbeddings(
        answer(...order.map((index) => entry(index, [index + 1, 0.5]))),
        order.length,
      );
      expect(vectors.map(([first]) => first)).toEqual(order.map((_, index) => index + 1));
    }),
  );
});

test.each([
  ["an error page", "<html>secret words</html>"],
  ["truncated JSON", '{"data":[{"index":0,"embedding":[0.1, 0'],
  ["an error in JSON", '{"error":{"message":"secret words"}}'],
  ["nothing", ""],
  ["no data", "{}"],
  ["too few", answer(entry(0, [1, 2]))],
  ["too many", answer(entry(0, [1, 2]), entry(1, [1, 2]), entry(2, [1, 2]))],
  ["one twice", answer(entry(0, [1, 2]), entry(0, [1, 2]))],
  ["an index beyond the texts", answer(entry(0, [1, 2]), entry(7, [1, 2]))],
  ["an index that is none", answer(entry(0, [1, 2]), entry("1", [1, 2]))],
  ["an empty vector", answer(entry(0, [1, 2]), entry(1, []))],
  ["a vector of zeros", answer(entry(0, [1, 2]), entry(1, [0, 0]))],
  ["a vector with a hole", answer(entry(0, [1, 2]), entry(1, [1, null]))],
  ["a vector too large for its numbers", answer(entry(0, [1, 2]), entry(1, [1e300, 1]))],
  ["vectors of two lengths", answer(entry(0, [1, 2]), entry(1, [1, 2, 3]))],
  ["a vector without end", answer(entry(0, [1, 2]), entry(1, Array(20_000).fill(1)))],
  ["text in place of numbers", answer(entry(0, [1, 2]), entry(1, "AACAPwAAAEA="))],
])("%s is no answer for two texts, and is not repeated", (_, body) => {
  const read = () => readEmbeddings(body, 2);
  expect(read).toThrow(WrongAnswer);
  try {
    read();
  } catch (error) {
    expect(inspect(error)).not.toContain("secret");
  }
});
