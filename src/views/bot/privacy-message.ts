import type { Channel, Subscription } from "../../channels/channel.ts";
import { meaningOf } from "../../channels/topic.ts";
import { button } from "../../chat/button.ts";
import type { Action, Block, Message } from "../../chat/message.ts";
import type { Place } from "../../chat/place.ts";
import type { ChannelHistory } from "../../ledger/history.ts";
import { counted } from "../words/quantities.ts";
import { sentenceMessage } from "./sentence-message.ts";

export interface PrivacyView {
  readonly person: {
    readonly person: string;
    readonly topics: readonly { readonly place: Place; readonly subscription: Subscription }[];
  };
  readonly channel?: Channel;
  /** The address behind the channel. */
  readonly address?: string;
  /** What the channel was sent, is being sent, and how its latest slots ended. */
  readonly history?: ChannelHistory;
}

/** What is stored, in words. */
export function privacyMessage(view: PrivacyView): Message {
  return {
    summary: `Stored about you: ${counted(view.person.topics.length, "topic")} with your id.`,
    blocks: [
      { kind: "heading", text: "What is stored" },
      { kind: "text", text: aboutPerson(view) },
      { kind: "text", text: aboutChannel(view) },
      { kind: "note", text: "No names and no messages are stored. What you search is not stored." },
    ],
  };
}

function aboutPerson({ person }: PrivacyView): string {
  const topics = person.topics.map(({ subscription }) => meaningOf(subscription.topic).name);
  if (topics.length === 0) return "About you: nothing.";
  return `About you: your id (${person.person}) beside ${counted(topics.length, "topic")} that you added: ${topics.join("; ")}.`;
}

function aboutChannel({ channel, address }: PrivacyView): string {
  const kept = address === undefined ? "" : ` its address, sealed (${address}),`;
  if (!channel)
    return kept ? `About this inbox:${kept} and nothing else.` : "About this channel: nothing.";
  const topics = counted(channel.subscriptions.length, "topic");
  return `About this ${nounFor(address)}: its id,${kept} ${topics}, the schedule, and which papers it was sent.`;
}

/** What is read here: an inbox alone has an address. */
function nounFor(address: string | undefined): "inbox" | "channel" {
  return address === undefined ? "channel" : "inbox";
}

/** The same as data. */
export function privacyExportMessage(view: PrivacyView): Message {
  const json = JSON.stringify(view, undefined, 2);
  const whose = `Your data and this ${nounFor(view.address)}’s`;
  return {
    summary: `${whose}, as JSON.`,
    blocks: [
      { kind: "heading", text: whose },
      { kind: "file", name: "offprint-data.json", text: json },
    ],
  };
}

/** Asks before anything is deleted. */
export function privacyDeleteMessage(
  { person, channel, address }: PrivacyView,
  mayManage: boolean,
): Message {
  const noun = nounFor(address);
  const actions: Action[] = [];
  if (person.topics.length > 0) {
    actions.push(button("Delete my topics everywhere", "privacy.person", {}, "danger"));
  }
  if (channel && mayManage) {
    actions.push(button(`Delete this ${noun}’s data`, "privacy.channel", {}, "danger"));
  }
  const sentence =
    actions.length > 0
      ? `This cannot be undone. Topics you added are removed everywhere; ${noun === "channel" ? "a channel’s data are its topics, its schedule and its record of digests" : "this inbox’s data are its topics, its schedule, its record of digests and its address"}.`
      : "There is nothing of yours to delete.";
  const blocks: Block[] = [{ kind: "text", text: sentence }];
  if (actions.length > 0) blocks.push({ kind: "actions", actions });
  return { summary: sentence, blocks };
}

export function forgottenPersonMessage(removed: number): Message {
  return sentenceMessage(`Deleted. Topics of yours that were removed: ${removed}.`);
}

export function forgottenChannelMessage(): Message {
  return sentenceMessage("Deleted: this channel’s topics, schedule and record of digests.");
}
