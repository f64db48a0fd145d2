import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { completePaper, optionalPaper } from "../src/command/paper-option.ts";
import { searcherOf } from "../src/command/searcher.ts";
import type { PaperId } from "../src/paper/id.ts";
import { lastDigestMessage } from "../src/views/last-digest-message.ts";
import { unknownPaperMessage } from "../src/views/unknown-paper-message.ts";
import { whyMessage } from "../src/views/why-message.ts";

async function whyPaper(context: Context, id: PaperId) {
  const { engine, subscriptions, place } = context;
  const { paper, sources } = await engine.paper(id, searcherOf(context));
  return paper
    ? whyMessage(await subscriptions.why(place, paper))
    : unknownPaperMessage(id, sources);
}

async function whyLast({ engine, subscriptions, place }: Context) {
  return lastDigestMessage(await subscriptions.lastDigest(place), engine.sources());
}

export const why = defineCommand({
  name: "why",
  description: "Why a paper was posted here or not; without one, about the last digest",
  example: "why 2401.01234",
  options: { paper: optionalPaper },
  run: (context, { paper }) => (paper ? whyPaper(context, paper) : whyLast(context)),
  actions: { digest: defineAction({ options: {}, run: whyLast }) },
  complete: { paper: completePaper },
});
