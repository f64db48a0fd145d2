import { expect, test } from "vitest";
import { plainText } from "../../src/chat/message.ts";
import { createCandidates } from "../../src/digest/candidates.ts";
import { explain } from "../../src/digest/explain.ts";
import { whyMessage } from "../../src/views/why-message.ts";
import { candidateDeps, MEMORY, NOW, on, paper } from "../digest/world.ts";

test("tells for each topic what matched, the numbers of the rank, and the rule", () => {
  const shown = paper(1, "robots", { votes: 3 });
  const world = { papers: [shown], subscriptions: [on("robots", { minVotes: 5 }), on("whales")] };
  const candidates = createCandidates(candidateDeps(world))(NOW);
  const input = { paper: shown, channel: world, memory: MEMORY, asOf: NOW, candidates };
  const items = whyMessage(explain(input)).blocks.filter((block) => block.kind === "item");
  expect(items.map(({ title }) => plainText(title))).toEqual(["robots", "whales"]);
  expect(plainText(items[0]?.meta ?? "")).toMatch(
    /^Number 1 of 1 · score \d+\.\d\d · ▲ .*3 votes$/,
  );
  expect(plainText(items[0]?.body ?? "")).toBe(
    "Matched: robots in title.\nIt waits: it has 3 votes, and the threshold is 5.",
  );
  expect(plainText(items[1]?.body ?? "")).toBe("It does not match.");
});
