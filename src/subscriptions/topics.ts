import type { Catalogue } from "../catalogue/catalogue.ts";
import {
  addSubscription,
  checkPerson,
  editSubscription,
  removeSubscription,
  type SubscriptionEdit,
} from "../channels/change-channel.ts";
import type { Channel, ChannelRegister, Subscription, Topic } from "../channels/channel.ts";
import { meaningOf, topicText } from "../channels/topic.ts";
import { defined } from "../collections/defined.ts";
import { type BackTest, backTest } from "../digest/back-test.ts";
import { UserError } from "../errors.ts";
import { searchRecent } from "../matching/memory/search-recent.ts";
import { parseQuery } from "../query/parse.ts";
import { type PhraseInstead, phraseInstead } from "../query/say/phrase-instead.ts";
import { type SpelledOut, spellOut } from "../query/say/spell-out.ts";
import { withShortForms } from "../query/short-forms.ts";
import type { Coverage, Lookups, SearchIndex } from "../search/search-index.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";
import type { Asker } from "./asker.ts";
import type { AskedChanges } from "./change-as-asked.ts";

/** What a topic would bring, before it is saved. */
export interface Trial {
  /** In words. */
  readonly name: string;
  readonly problems: readonly string[];
  /** Left out for `trending`, which always brings something. */
  readonly backTest?: BackTest;
  /** Its words side by side, and how many papers that would have brought. */
  readonly phrase?: PhraseInstead & { readonly found: number };
  /** The same in each way that papers write it, and how many papers that would have brought. */
  readonly spelled?: SpelledOut & { readonly found: number };
  /** The part of the known papers that was searched, from 0 to 1; left out when it is all. */
  readonly searched?: number;
}

/** What a channel follows. */
export interface Topics {
  /** @throws UserError when the topic says nothing */
  tryOut(topic: Topic): Trial;
  /** @throws UserError like all that follow */
  add(asker: Asker, wanted: Pick<Subscription, "topic" | "limit" | "minVotes">): Promise<Channel>;
  edit(asker: Asker, id: string, edit: SubscriptionEdit): Promise<Channel>;
  /** @returns the removed subscription */
  remove(asker: Asker, id: string): Promise<Subscription>;
}

export interface TrialDeps {
  readonly index: Pick<SearchIndex, "search"> & Pick<Lookups, "shortForms"> & Partial<Coverage>;
  readonly catalogue: Pick<Catalogue, "get">;
  /** The moment the catalogue describes. */
  readonly asOf: () => Instant;
}

export interface TopicsDeps extends TrialDeps, AskedChanges {
  readonly channels: Pick<ChannelRegister, "get" | "all">;
  readonly clock: Pick<Clock, "now">;
  /** Short and random. */
  readonly newId: () => string;
}

export function createTopics(deps: TopicsDeps): Topics {
  const { channels, clock, change, expect } = deps;

  return {
    tryOut: (topic) => tryOut(deps, topic),
    add: (asker, wanted) =>
      expect(asker, (channel) => {
        checkPerson(channels.all(), asker.actor.id);
        const own = { id: deps.newId(), by: asker.actor.id, since: clock.now() };
        return addSubscription(channel, { ...wanted, ...own });
      }),
    edit: (asker, id, edit) =>
      expect(asker, (channel) => editSubscription(channel, id, edit, clock.now())),
    remove: async (asker, id) => {
      const removed = channels.get(asker.place)?.subscriptions.find((each) => each.id === id);
      await change(asker, (channel) => removeSubscription(channel, id));
      if (!removed) throw new UserError("There is no such topic here.");
      return removed;
    },
  };
}

function tryOut({ index, catalogue, asOf }: TrialDeps, topic: Topic): Trial {
  const { name, query } = meaningOf(topic);
  if (!query) return { name, problems: [] };
  if (!query.expr) {
    throw new UserError(["There is nothing to follow in that.", ...query.problems].join(" "));
  }
  const { problems } = query;
  const searched = index.coverage?.();
  const phrase = phraseInstead(topicText(topic), query);
  const spelled = spellOut(withShortForms(query, index.shortForms));
  const found = <T extends { readonly text: string }>(other: T) => {
    return { ...other, found: searchRecent(index, parseQuery(other.text), asOf()).length };
  };
  return {
    name,
    problems,
    backTest: backTest({ index, catalogue }, query, asOf()),
    ...defined({ phrase: phrase && found(phrase), spelled: spelled && found(spelled), searched }),
  };
}
