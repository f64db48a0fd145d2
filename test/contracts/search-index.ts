import type { SearchIndex } from "../../src/search/search-index.ts";
import { runs } from "../runs.ts";
import { describeForEvery } from "./search-index/for-every.ts";
import { describeOrder } from "./search-index/order.ts";
import { describePapers } from "./search-index/papers.ts";
import { describeQueries } from "./search-index/queries.ts";
import { describeSimilar } from "./search-index/similar.ts";

/** What every search index does; `create` makes an empty one, `examples` is how many random ones are tried. */
export function searchIndexContract(
  name: string,
  create: () => SearchIndex,
  examples = runs(20),
): void {
  describePapers(name, create);
  describeQueries(name, create);
  describeOrder(name, create);
  describeSimilar(name, create);
  describeForEvery(name, create, examples);
}
