import { defined } from "../src/collections/defined.ts";
import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { completePaper, optionalPaper } from "../src/command/paper-option.ts";
import { searcherOf } from "../src/command/searcher.ts";
import type { PaperId } from "../src/paper/id.ts";
import { lastDigestMessage } from "../src/views/digests/last-digest-message.ts";
import { whyMessage } from "../src/views/digests/why-message.ts";
import { unknownPaperMessage } from "../src/views/papers/unknown-paper-message.ts";

async function whyPaper(context: Context, id: PaperId) {
  const { engine, digests, place } = context;
  const { paper, sources } = await engine.paper(id, searcherOf(context));
  return paper
    ? whyMessage({ ...(await digests.why(place, paper)), ...(await nextOf(context)) })
    : unknownPaperMessage(id, sources);
}

async function whyLast(context: Context) {
  const { engine, channels, digests, place } = context;
  const last = await digests.lastDigest(place);
  const { next } = await nextOf(context);
  const zone = channels.get(place)?.schedule.zone ?? "UTC";
  return lastDigestMessage({ ...last, zone, ...defined({ next: next?.slot }) }, engine.sources());
}

/** When this channel's next digest is due, unless it waits to be resumed. */
async function nextOf({ channels, digests, place }: Context) {
  const zone = channels.get(place)?.schedule.zone;
  const { next, paused } = await digests.status(place);
  const [slot] = next;
  const waits = paused !== undefined && paused.by !== "refusal";
  return slot && zone !== undefined && !waits ? { next: { slot, zone } } : {};
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
