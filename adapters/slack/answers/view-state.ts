import { z } from "zod";
import type { Place } from "../../../src/chat/place.ts";
import { slackAddressOf } from "../slack-place.ts";

/** Where an answer goes that belongs to a message or a command. */
export const ReplyTo = z.object({
  url: z.url({ protocol: /^https?$/u }),
  channelId: z.string(),
  userId: z.string(),
  threadTs: z.string().optional(),
  /** The message whose button was pressed: only its reader sees it. */
  on: z.enum(["private", "public"]).optional(),
  messageTs: z.string().optional(),
});
export type ReplyTo = z.infer<typeof ReplyTo>;

const SlackPlace = z.custom<Place>(
  (value) => typeof value === "string" && slackAddressOf(value as Place) !== undefined,
);

/** Slack lets so many views lie one above the other. */
export const MOST_VIEWS = 3;

/** What a view knows of its beginning; Slack keeps it, and gives it back with each press there. */
export const ViewState = z.object({
  /** In which its buttons are pressed; the person's direct message when absent. */
  place: SlackPlace.optional(),
  /** How many views lie one above the other, with this one. */
  depth: z.int().min(1).max(MOST_VIEWS),
  /** Opened from App Home, which then shows what has changed. */
  fromHome: z.literal(true).optional(),
  /** What is run when the form is sent. */
  runs: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("action"), action: z.string(), value: z.string() }),
      z.object({ kind: z.literal("command"), command: z.string() }),
    ])
    .optional(),
  /** Where the answer goes when the form was opened from a message; into the view otherwise. */
  replyTo: ReplyTo.optional(),
});
export type ViewState = z.infer<typeof ViewState>;

/** Slack allows 3,000 characters, of which the longest value and address take less than a third. */
export function writeViewState(state: ViewState): string {
  return JSON.stringify(state);
}

/** Undefined for what this version did not write. */
export function readViewState(metadata: string | undefined): ViewState | undefined {
  try {
    return ViewState.parse(JSON.parse(metadata ?? ""));
  } catch {
    return undefined;
  }
}
