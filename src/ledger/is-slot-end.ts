import type { Slot } from "../schedule/schedule.ts";
import type { Outcome, SlotEnd } from "./ledger.ts";

type Fields = Readonly<Record<string, unknown>>;

/** By hand, as ends are most of each record that is read: with zod they take most of the time of that. */
export function isSlotEnd(value: unknown): value is SlotEnd {
  return (
    isFields(value) &&
    isSlot(value.slot) &&
    typeof value.at === "number" &&
    isFields(value.outcome) &&
    isOutcome(value.outcome)
  );
}

const ALL_OF_SLOT: { readonly [Key in keyof Required<Slot>]: (value: unknown) => boolean } = {
  date: isText,
  time: isText,
  at: (value) => typeof value === "number",
  zone: (value) => value === undefined || isText(value),
  unscheduled: (value) => value === undefined || value === true,
};
const checksOfSlot = Object.entries(ALL_OF_SLOT);

function isSlot(value: unknown): boolean {
  return isFields(value) && checksOfSlot.every(([key, isRight]) => isRight(value[key]));
}

const ALL_OUTCOMES: { readonly [Kind in Outcome["kind"]]: (outcome: Fields) => boolean } = {
  delivered: (outcome) => typeof outcome.late === "boolean" && isPosted(outcome),
  skipped: ({ rule }) => isText(rule),
  coalesced: ({ into }) => isText(into),
  missed: ({ reason }) => isText(reason),
  dead: (outcome) => isText(outcome.reason) && isPosted(outcome),
};
const checksOfOutcome = new Map<unknown, (outcome: Fields) => boolean>(
  Object.entries(ALL_OUTCOMES),
);

function isOutcome(outcome: Fields): boolean {
  return checksOfOutcome.get(outcome.kind)?.(outcome) ?? false;
}

function isPosted({ messageIds, uncertain }: Fields): boolean {
  return Array.isArray(messageIds) && messageIds.every(isText) && typeof uncertain === "boolean";
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
