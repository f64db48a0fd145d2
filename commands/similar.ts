import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { integer, type ReadValues } from "../src/command/option.ts";
import { completePaper, paperOption } from "../src/command/paper-option.ts";
import { searcherOf } from "../src/command/searcher.ts";
import { similarMessage } from "../src/views/papers/similar-message.ts";
import { unknownPaperMessage } from "../src/views/papers/unknown-paper-message.ts";

const options = {
  paper: paperOption,
  count: integer("How many papers", { min: 1, max: 20, default: 5 }),
};

async function list(context: Context, { paper: id, count }: ReadValues<typeof options>) {
  const { of, papers, ...gaps } = await context.engine.similar(id, searcherOf(context), count);
  return of ? similarMessage(of, papers, gaps) : unknownPaperMessage(id, gaps.sources);
}

export const similar = defineCommand({
  name: "similar",
  description: "Papers near one you know",
  example: "similar 2401.01234",
  shareable: true,
  options,
  run: list,
  actions: { list: defineAction({ options, run: list }) },
  complete: { paper: completePaper },
});
