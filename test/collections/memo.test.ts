import fc from "fast-check";
import { expect, it } from "vitest";
import { memo } from "../../src/collections/memo.ts";

it("for every series of questions answers as its function does, and works each out once", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (questions) => {
      const workedOut: number[] = [];
      const square = memo((n: number) => {
        workedOut.push(n);
        return n * n;
      });
      expect(questions.map(square)).toEqual(questions.map((n) => n * n));
      expect(workedOut).toEqual([...new Set(questions)]);
    }),
  );
});
