import { defined } from "../src/collections/defined.ts";
import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { choice, integer, optionalText, type ReadValues } from "../src/command/option.ts";
import { PERIODS, readTrending } from "../src/command/read-trending.ts";
import { UserError } from "../src/errors.ts";
import { parseQuery } from "../src/query/parse.ts";
import { describeQuery } from "../src/query/say/describe.ts";
import { trendingMessage } from "../src/views/papers/trending-message.ts";

const MOST = 20;
const DEFAULT_COUNT = 10;

const options = {
  topic: optionalText("Only papers about this, in the words of a search", { main: true }),
  period: choice("The time they gained attention in", ["day", "week", "month"], {
    default: "day",
    aliases: ["window", "range", "over"],
    also: PERIODS,
  }),
  count: integer("How many papers", {
    min: 1,
    max: MOST,
    default: DEFAULT_COUNT,
    aliases: ["limit", "max", "n", "top", "results"],
  }),
};

async function list({ engine, now }: Context, values: ReadValues<typeof options>) {
  const said = readTrending(values.topic ?? "", MOST);
  const period = said.period ?? values.period;
  const count = said.count ?? values.count;
  const { topic } = said;
  const query = topic === undefined ? undefined : engine.widened(parseQuery(topic, { now }));
  if (query && !query.expr)
    throw new UserError(["Nothing to look for.", ...query.problems].join(" "));
  const answer = await engine.trending({ window: period, count, ...defined({ topic: query }) });
  const mayHaveMore = count < MOST && answer.list.items.length === count;
  return trendingMessage({
    ...answer,
    now,
    ...defined({
      topic: query && describeQuery(query),
      problems: query?.problems,
      more: mayHaveMore
        ? { period, count: MOST, ...defined({ topic: topic || undefined }) }
        : undefined,
    }),
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
