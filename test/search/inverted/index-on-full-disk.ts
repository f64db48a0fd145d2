// A child process whose files may not grow beyond a limit: indexes papers until merges have failed
// again and again, and prints what went wrong, what the index finds, and how many papers it holds.
import { openSearch } from "../../../src/search/inverted/open-search.ts";
import { emptyCatalogue, findsOf, numberedUpTo } from "./library.ts";

const BATCHES = 20;
const [folder = ""] = process.argv.slice(2);
const problems: string[] = [];
const catalogue = emptyCatalogue();
const search = await openSearch({
  folder,
  catalogue,
  saveEvery: 10,
  onProblem: (_, error) => problems.push((error as NodeJS.ErrnoException).code ?? String(error)),
});
for (let at = 0; at < BATCHES; at++) {
  const { added } = catalogue.upsert("sample", at, numberedUpTo(10, at * 10));
  search.add(added);
  await search.settled();
}
const found = findsOf(search);
await search.close();
process.stdout.write(JSON.stringify({ problems, found, count: search.count() }));
