import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import type { ReadValues } from "../src/command/option.ts";
import { completePaper, paperOption } from "../src/command/paper-option.ts";
import { searcherOf } from "../src/command/searcher.ts";
import { paperCard } from "../src/views/papers/paper-card.ts";
import { unknownPaperMessage } from "../src/views/papers/unknown-paper-message.ts";

const options = { paper: paperOption };

export async function showPaper(context: Context, { paper: id }: ReadValues<typeof options>) {
  const { paper, sources } = await context.engine.paper(id, searcherOf(context));
  return paper ? paperCard(paper) : unknownPaperMessage(id, sources);
}

export const show = defineCommand({
  name: "show",
  description: "Everything known about one paper",
  example: "show 2401.01234",
  shareable: true,
  options,
  run: showPaper,
  actions: { card: defineAction({ options, run: showPaper }) },
  complete: { paper: completePaper },
});
