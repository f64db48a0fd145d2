import { meaningOf } from "../src/channels/topic.ts";
import { defined } from "../src/collections/defined.ts";
import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { askForLiked, withSilent } from "../src/command/liked-papers.ts";
import { integer, type ReadValues, text } from "../src/command/option.ts";
import { refusePaperAsTopic } from "../src/command/paper-option.ts";
import { completeTopic, readTopic } from "../src/command/topic-option.ts";
import { refusalOf } from "../src/subscriptions/asker.ts";
import { backTestMessage } from "../src/views/subscriptions/subscription-preview-message.ts";
import { listSubscriptions } from "./subscriptions.ts";

const options = {
  topic: text("“trending”, or what to look for in the words of a search", { main: true }),
  min_votes: integer("Papers wait until they have so many votes", {
    min: 0,
    max: 10_000,
    default: 0,
  }),
  limit: integer("The most papers of this topic in one digest", { min: 1, max: 20, default: 5 }),
};

type Values = ReadValues<typeof options>;

function draftOf({ topic, min_votes: minVotes, limit }: Values) {
  return {
    topic: readTopic(topic),
    limit,
    ...defined({ minVotes: minVotes || undefined }),
  };
}

async function preview(context: Context, values: Values) {
  const { channels, topics, engine, place, timeZone } = context;
  refusePaperAsTopic(values.topic);
  const draft = draftOf(values);
  const { query } = meaningOf(draft.topic);
  const liked = query && (await askForLiked(context, query));
  const { backTest: test, phrase, spelled, searched } = topics.tryOut(draft.topic);
  const sources = liked ? withSilent(engine.sources(), liked) : engine.sources();
  const refusal = await refusalOf(context);
  return backTestMessage({
    draft,
    sources,
    searched,
    unknown: liked?.problems ?? [],
    zone: channels.get(place)?.schedule.zone ?? timeZone ?? "UTC",
    ...defined({ test, phrase, spelled, refusal: refusal || undefined }),
  });
}

async function save(context: Context, values: Values) {
  await context.topics.add(context, draftOf(values));
  return listSubscriptions(context, "saved");
}

export const subscribe = defineCommand({
  name: "subscribe",
  description: "Follow a topic here; shows first what it would bring",
  example: "subscribe diffusion policy cat:cs.RO min_votes:5",
  options,
  run: preview,
  actions: {
    save: defineAction({ options, shows: { mode: "update" }, run: save }),
    try: defineAction({ options, shows: { mode: "update" }, run: preview }),
  },
  complete: { topic: completeTopic },
});
