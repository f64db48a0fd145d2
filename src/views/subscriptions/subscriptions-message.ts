import type { Channel, PausedBy, Subscription } from "../../channels/channel.ts";
import { meaningOf } from "../../channels/topic.ts";
import { button, form } from "../../chat/button.ts";
import { commandSpan } from "../../chat/command-span.ts";
import type { Block, Button, Form, Item, Message, Span } from "../../chat/message.ts";
import type { SlotEnd } from "../../ledger/ledger.ts";
import { DAY_NAMES, describeDays, describeSchedule } from "../../schedule/describe-schedule.ts";
import type { Slot } from "../../schedule/schedule.ts";
import type { Instant } from "../../time/instant.ts";
import { localMoment } from "../words/calendar.ts";
import { outcomeWords } from "../words/outcomes.ts";
import { counted } from "../words/quantities.ts";

/** What was just done, or is to be done next. */
export type Done = keyof typeof DONE;

const DONE = {
  saved: "Saved.",
  changed: "Changed.",
  paused: "Paused.",
  resumed: "Resumed.",
  chooseTopic: "Remove topics one by one here, or pause all digests.",
} as const;

export interface SubscriptionsView {
  readonly channel: Channel;
  /** When the next digests are due, soonest first. */
  readonly next: readonly Slot[];
  /** How the latest slot ended. */
  readonly lastEnd?: SlotEnd;
  /** A digest is under way: it waits for its turn, or to be tried again. */
  readonly underWay?: boolean;
  readonly done?: Done;
  /** Whoever reads it may change nothing, so nothing is offered. */
  readonly readOnly?: true;
  /** What keeps the bot from posting, in a sentence. */
  readonly obstacle?: string;
}

/** What a channel receives and when. */
export function subscriptionsMessage(view: SubscriptionsView): Message {
  const { channel, next, done, readOnly, obstacle } = view;
  const { subscriptions, paused, removedAt } = channel;
  const state = removedAt !== undefined ? ", none can come" : paused ? ", paused" : "";
  const topics = counted(subscriptions.length, "topic");
  const all = subscriptions.map(subscriptionItem);
  const items = readOnly ? all.map(({ actions: _, ...item }) => item) : all;
  return {
    summary: `${done ? `${DONE[done]} ` : ""}${topics}, ${describeSchedule(channel.schedule)}${state}.`,
    blocks: [
      ...(done ? [{ kind: "text", text: DONE[done] } as const] : []),
      { kind: "heading", text: "Topics" },
      ...pauseNotes(channel),
      ...obstacleNotes(view),
      ...(subscriptions.length === 0 ? [NONE] : items),
      scheduleNote(channel, obstacle ? [] : next),
      ...deliveryNotes(view),
      ...(readOnly ? [] : [manageActions(channel)]),
    ],
  };
}

/** What the platform says now; that the bot is gone says as much. */
function obstacleNotes({ channel, obstacle }: SubscriptionsView): Block[] {
  if (obstacle === undefined || channel.removedAt !== undefined) return [];
  return [{ kind: "text", text: `No digest can come. ${obstacle}` }];
}

/** What a manager should know of the last digest: nothing, when it went well. */
function deliveryNotes({ channel, lastEnd, underWay }: SubscriptionsView): Block[] {
  if (underWay) return [{ kind: "note", text: "A digest is on its way." }];
  const { outcome } = lastEnd ?? {};
  if (outcome?.kind !== "dead" && outcome?.kind !== "missed") return [];
  // Where it is why the channel is paused, that says it.
  if (channel.paused?.reason.includes(outcome.reason)) return [];
  return [{ kind: "note", text: `The last digest: ${outcomeWords(outcome)}` }];
}

/** A channel that nobody has set up. */
export function noSubscriptionsMessage(): Message {
  const summary = "Nothing is followed here yet.";
  return { summary, blocks: [{ kind: "heading", text: "Topics" }, NONE] };
}

function scheduleForm({ schedule }: Channel): Form {
  const { time, zone } = schedule;
  const days = describeDays(schedule.days);
  return form({
    label: "Change schedule",
    action: "schedule.set",
    title: "When the digest comes",
    fields: [
      {
        name: "days",
        label: "Days",
        value: days,
        example: "weekdays",
        required: true,
        input: {
          kind: "choice",
          many: true,
          choices: Object.values(DAY_NAMES),
          chosen: schedule.days.map((day) => DAY_NAMES[day]),
        },
      },
      {
        name: "time",
        label: "Time",
        value: time,
        example: "9:00",
        required: true,
        input: { kind: "time" },
      },
      {
        name: "timezone",
        label: "Time zone",
        value: zone,
        example: "Europe/Berlin",
        required: true,
        input: { kind: "complete", command: "schedule", option: "timezone" },
      },
    ],
    instead: `schedule days:"${days}" time:${time} timezone:${zone}`,
  });
}

function manageActions(channel: Channel): Block {
  return { kind: "actions", actions: [scheduleForm(channel), pauseButton(channel)] };
}

function pauseButton({ paused }: Channel): Button {
  return paused ? button("Resume", "schedule.resume") : button("Pause", "schedule.pause");
}

const NONE: Block = {
  kind: "text",
  text: [
    "None yet. Add one with ",
    commandSpan("subscribe trending", { topic: "trending" }),
    " or ",
    commandSpan("subscribe diffusion policy", { topic: "diffusion policy" }),
    ".",
  ],
};

const PAUSED_BY: Record<PausedBy, string> = {
  manager: "",
  failure: ", because it could not be delivered",
  refusal: ", because what is sent here is refused",
};

const AND_THEN: Record<PausedBy, string> = {
  manager: "",
  failure: "",
  refusal: " Every digest tries again; it goes on by itself once one is taken.",
};

/** Why no digest comes, whatever the schedule says. */
function awayWords({ removedAt, archived }: Channel): Block[] {
  if (removedAt === undefined) return [];
  const since = { kind: "time", at: removedAt, style: "datetime" } as const;
  const why = archived
    ? [
        "The channel is archived, since ",
        since,
        ". Digests go on when it is taken out of the archive.",
      ]
    : [
        "The bot is no longer in this channel, since ",
        since,
        ". Digests go on when it is added again.",
      ];
  return [{ kind: "text", text: [{ kind: "bold", text: "No digest comes. " }, ...why] }];
}

function pauseNotes(channel: Channel): Block[] {
  const { paused } = channel;
  if (channel.removedAt !== undefined) return awayWords(channel);
  if (!paused) return [];
  const since = { kind: "time", at: paused.at, style: "datetime" } as const;
  return [
    {
      kind: "text",
      text: [
        { kind: "bold", text: "Paused" },
        " since ",
        since,
        `${PAUSED_BY[paused.by]}. ${paused.reason}${AND_THEN[paused.by]}`,
      ],
    },
  ];
}

function subscriptionItem({ id, topic, minVotes, limit, since }: Subscription, at: Instant): Item {
  const threshold = minVotes ? [`from ${counted(minVotes, "vote")}`] : [];
  const rules = [...threshold, `at most ${counted(limit, "paper")} a digest`].join(" · ");
  return {
    kind: "item",
    index: at + 1,
    title: [{ kind: "bold", text: meaningOf(topic).name }],
    meta: [rules, " · since ", { kind: "time", at: since, style: "date" }],
    actions: [
      button("Edit", "subscriptions.edit", { id }),
      button("Remove", "subscriptions.remove", { id }, "danger"),
    ],
  };
}

/** The next slots by the clocks of the channel's zone, which stands before them; readers may be in others. */
function scheduleNote(
  { schedule, paused, details, announced, removedAt }: Channel,
  next: readonly Slot[],
): Block {
  const first = paused?.by === "refusal" ? "next try" : "next";
  const times = next.flatMap(({ at }, index): Span[] => {
    const local = localMoment(schedule.zone, at);
    if (index > 0) return [`, ${local}`];
    return [`; ${first}: ${local} (`, { kind: "time", at, style: "relative" }, ")"];
  });
  const where = details === "thread" ? "; details in a thread" : "";
  const rings = announced ? "; notifications say what came" : "";
  const comes = removedAt === undefined && (!paused || paused.by === "refusal");
  const when = comes ? times : [];
  return { kind: "note", text: [`Digest ${describeSchedule(schedule)}`, ...when, where, rings] };
}
