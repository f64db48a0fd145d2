import { describe, expect, it } from "vitest";
import { shareOffprint } from "../fakes/open-offprint.ts";
import { titles, words } from "./following/message-words.ts";

const room = shareOffprint();

describe("a search with a slip of the pen", () => {
  it("says what may have been meant, a press away", async () => {
    const { type, press } = room();
    const answer = await type("search difusion lerning");
    expect(words(answer)).toContain("Did you mean diffusion learning?");
    const meant = await press(answer, "Search diffusion learning");
    expect(titles(meant).length).toBeGreaterThan(0);
    expect(words(meant)).not.toContain("Did you mean");
  });

  it.each([
    "search Boyang Zheng",
    "search https://papers.cool/arxiv/2510.11690",
    "search Zheng Boyang zzzz",
  ])("does not replace a name that is in the data, or part of an address: %s", async (line) => {
    const { type } = room();
    expect(words(await type(line))).not.toContain("Did you mean");
  });
});
