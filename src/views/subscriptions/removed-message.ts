import type { Subscription } from "../../channels/channel.ts";
import { meaningOf, topicText } from "../../channels/topic.ts";
import { button } from "../../chat/button.ts";
import type { Message } from "../../chat/message.ts";

/** A topic is gone; one press brings it back. */
export function removedMessage({ topic, minVotes, limit }: Subscription): Message {
  const sentence = `No longer followed here: ${meaningOf(topic).name}.`;
  const undo = button("Follow it again", "subscribe.save", {
    topic: topicText(topic),
    min_votes: minVotes,
    limit,
  });
  return {
    summary: sentence,
    blocks: [
      { kind: "text", text: sentence },
      { kind: "actions", actions: [undo] },
    ],
  };
}
