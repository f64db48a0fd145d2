import { expect, test } from "vitest";
import { inWords, whyBroken } from "../../src/http/http-failure.ts";

test("a wait is said in a unit that fits, rounded up", () => {
  const said = [1, 7_000, 119_000, 120_001, 7_199_000, 7_200_001].map(inWords);
  expect(said).toEqual(["1 s", "7 s", "119 s", "3 min", "120 min", "3 h"]);
});

test.each([
  [
    Object.assign(new Error(), { code: "ENOTFOUND" }),
    "could not be found; check the network and its DNS",
  ],
  [
    new TypeError("x", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) }),
    "cut the connection",
  ],
  [
    Object.assign(new Error(), { code: "CERT_HAS_EXPIRED" }),
    "could not be reached (CERT_HAS_EXPIRED)",
  ],
  [new Error("x"), "could not be read to the end"],
  ["text", "could not be read to the end"],
])("%o is told in plain words", (error, why) => {
  expect(whyBroken(error)).toBe(why);
});
