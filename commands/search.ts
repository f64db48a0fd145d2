import { defined } from "../src/collections/defined.ts";
import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { askForLiked, withSilent } from "../src/command/liked-papers.ts";
import { choice, integer, type ReadValues, text } from "../src/command/option.ts";
import { refuseNearId, refuseOtherLink } from "../src/command/paper-option.ts";
import { completeQuery } from "../src/command/query-option.ts";
import { readOrder } from "../src/command/read-order.ts";
import { searcherOf } from "../src/command/searcher.ts";
import type { SearchAnswer } from "../src/engine/engine.ts";
import { UserError } from "../src/errors.ts";
import { citedPapers } from "../src/paper/cited.ts";
import { parseQuery } from "../src/query/parse.ts";
import { restate } from "../src/query/plainly/restate.ts";
import { describeQuery } from "../src/query/say/describe.ts";
import { firstOfSeveral } from "../src/views/papers/first-of-several.ts";
import { searchLater } from "../src/views/papers/search-later.ts";
import { type SearchView, searchMessage } from "../src/views/papers/search-message.ts";
import { explainingNotes } from "../src/views/papers/why-found.ts";
import { showPaper } from "./show.ts";

const COUNT = 5;
const MOST = 20;

const options = {
  query: text("What to look for; an id or a link opens that paper", { main: true }),
  sort: choice("What comes first", ["relevance", "newest", "votes"], {
    default: "relevance",
    aliases: ["order", "sort_by", "order_by"],
    also: {
      best: "relevance",
      relevant: "relevance",
      match: "relevance",
      date: "newest",
      new: "newest",
      latest: "newest",
      recent: "newest",
      time: "newest",
      popular: "votes",
      top: "votes",
      upvotes: "votes",
      likes: "votes",
      trending: "votes",
    },
  }),
  count: integer("How many papers a page", {
    min: 1,
    max: MOST,
    default: COUNT,
    aliases: ["limit", "max", "n", "top", "results"],
  }),
  explain: choice("Whether it says what lifted each paper", ["no", "yes"], { default: "no" }),
};

const pageOptions = {
  ...options,
  page: integer("Which page", { min: 1, max: 1_000, default: 1 }),
};

/** What was chosen counts before what is said among the words. */
function ordered(values: ReadValues<typeof options>): ReadValues<typeof options> {
  const { rest, sort = values.sort, count = values.count } = readOrder(values.query, MOST);
  const isChosen = values.sort !== "relevance" || values.count !== COUNT;
  return isChosen ? values : { ...values, query: rest, sort, count };
}

async function find(context: Context, values: ReadValues<typeof pageOptions>) {
  const { query: typed, sort, count, page, explain } = values;
  const { engine, now } = context;
  const [paper, ...others] = citedPapers(typed);
  if (paper) return firstOfSeveral(await showPaper(context, { paper }), others);
  refuseOtherLink(restate(typed));
  refuseNearId(typed);
  const query = engine.widened(parseQuery(typed, { now }));
  if (!query.expr) throw new UserError(["Nothing to search for.", ...query.problems].join(" "));
  const liked = await askForLiked(context, query);
  const by = searcherOf(context);
  const { later, ...first } = await engine.search({ by, query, sort, count, page });
  const meant = isPoor(first) ? engine.meant(typed) : undefined;
  const isExplained = explain === "yes" && sort === "relevance";
  const onExplaining =
    explain === "yes" ? explainingNotes({ sort, byMeaning: engine.byMeaning }) : [];
  const viewOf = (answer: SearchAnswer): SearchView => ({
    ...answer,
    ...defined({ meant: isPoor(answer) ? meant : undefined }),
    asked: {
      query: typed,
      sort,
      count,
      ...defined({ explain: isExplained ? explain : undefined }),
    },
    ...defined({ why: isExplained ? engine.explain(query, answer) : undefined }),
    description: describeQuery(query),
    problems: [...query.problems, ...liked.problems, ...onExplaining],
    sources: withSilent(answer.sources, liked),
  });
  const shown = viewOf(first);
  const whole = later?.then((answer) => searchLater(viewOf(answer), shown));
  return { ...searchMessage(shown), ...defined({ later: whole }) };
}

function isPoor({ total, loosened }: SearchAnswer): boolean {
  return total === 0 || loosened;
}

export const search = defineCommand({
  name: "search",
  description: "Find papers by words, authors, categories, votes or dates",
  example: "search diffusion policies cat:cs.RO sort:newest",
  shareable: true,
  options,
  run: (context, values) => find(context, { ...ordered(values), page: 1 }),
  actions: { page: defineAction({ options: pageOptions, shows: { mode: "update" }, run: find }) },
  complete: { query: completeQuery },
});
