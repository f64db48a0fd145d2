import { defineCommand } from "../../src/command/command.ts";
import { integer } from "../../src/command/option.ts";
import { trendingMessage } from "../../src/views/papers/trending-message.ts";

export const top = defineCommand({
  name: "top",
  description: "The papers of this month",
  example: "top count:3",
  options: { count: integer("How many papers", { min: 1, max: 20, default: 3 }) },
  run: async ({ engine, now }, { count }) =>
    trendingMessage({ ...(await engine.trending({ window: "month", count })), now }),
});
