import type { Subscription } from "../../channels/channel.ts";
import { meaningOf } from "../../channels/topic.ts";
import { button, form } from "../../chat/button.ts";
import type { Form, Message } from "../../chat/message.ts";
import { counted } from "../words/quantities.ts";

const LIMITS = [3, 5, 10, 20];
const THRESHOLDS = [0, 5, 10, 20, 50];

/** The usual choices for a topic's limit and threshold, each a press away. */
export function editMessage({ id, topic, limit, minVotes = 0 }: Subscription): Message {
  const { name } = meaningOf(topic);
  const limits = LIMITS.filter((each) => each !== limit).map((each) =>
    button(`At most ${each}`, "subscriptions.change", { id, limit: each }),
  );
  const thresholds = THRESHOLDS.filter((each) => each !== minVotes).map((each) =>
    button(each === 0 ? "No threshold" : `From ${each} votes`, "subscriptions.change", {
      id,
      min_votes: each,
    }),
  );
  const now = minVotes > 0 ? `from ${counted(minVotes, "vote")}` : "without a threshold";
  return {
    summary: `Edit ${name}`,
    blocks: [
      { kind: "heading", text: `Edit ${name}` },
      { kind: "text", text: `Now at most ${counted(limit, "paper")} a digest, ${now}.` },
      { kind: "actions", actions: limits },
      { kind: "actions", actions: thresholds },
      { kind: "actions", actions: [otherNumbers({ id, limit, minVotes })] },
    ],
  };
}

function otherNumbers(now: { id: string; limit: number; minVotes: number }): Form {
  const { id, limit, minVotes } = now;
  const fields = [
    { name: "limit", label: "The most papers in one digest", value: String(limit), required: true },
    {
      name: "min_votes",
      label: "Votes a paper must have",
      value: String(minVotes),
      required: true,
    },
  ];
  const instead = "subscribe diffusion policy limit:4 min_votes:8";
  const spec = { label: "Other numbers", title: "Edit this topic", fields, instead };
  return form({ ...spec, action: "subscriptions.change" }, { id });
}
