import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { choice, integer, optionalText, type ValuesOf } from "../src/command/option.ts";
import { describeQuery } from "../src/query/describe.ts";
import { parseQuery } from "../src/query/parse.ts";
import { trendingMessage } from "../src/views/trending-message.ts";

const MOST = 20;

const options = {
  topic: optionalText("Only papers about this, in the words of a search", { main: true }),
  period: choice("The time they gained attention in", ["day", "week", "month"], { default: "day" }),
  count: integer("How many papers", { min: 1, max: MOST, default: 10 }),
};

async function list({ engine, now }: Context, { topic, period, count }: ValuesOf<typeof options>) {
  const query = topic === undefined ? undefined : parseQuery(topic, { now });
  const answer = await engine.trending({ window: period, count, ...(query && { topic: query }) });
  const mayHaveMore = count < MOST && answer.list.items.length === count;
  return trendingMessage({
    ...answer,
    ...(query && { topic: describeQuery(query) }),
    ...(mayHaveMore && { more: { period, count: MOST, ...(topic && { topic }) } }),
  });
}

export const trending = defineCommand({
  name: "trending",
  description: "Papers that gain attention now",
  example: "trending period:week",
  shareable: true,
  options,
  run: list,
  actions: { more: defineAction({ options, shows: { mode: "update" }, run: list }) },
});
