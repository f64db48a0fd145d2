import { z } from "zod";
import { isPaperId, type PaperId } from "../paper/id.ts";
import { isSlotEnd } from "./is-slot-end.ts";
import { keptEnds } from "./kept-ends.ts";
import type { ChannelLedger, SlotEnd } from "./ledger.ts";

/** Number of the layout that {@link writeRecord} writes. */
export const RECORD_FORMAT = 1;

/** Everything of a ledger but its place and the papers seen, which are kept beside it. */
export type LedgerRecord = Omit<ChannelLedger, "place" | "seen">;

const PaperName = z.custom<PaperId>(isPaperId, "must be a paper's id");
const Moment = z.number();

const SlotRecord = z.object({
  date: z.string(),
  time: z.string(),
  at: Moment,
  zone: z.string().exactOptional(),
  unscheduled: z.literal(true).exactOptional(),
});

const attempted = { at: Moment, attempt: z.number(), doubt: Moment.exactOptional() };

const State = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("planned") }),
  z.object({ kind: z.literal("sending"), ...attempted }),
  z.object({ kind: z.literal("retry"), reason: z.string(), ...attempted }),
  z.object({
    kind: z.literal("begun"),
    messageId: z.string(),
    reason: z.string().exactOptional(),
    ...attempted,
  }),
  z.object({ kind: z.literal("filling"), messageId: z.string(), ...attempted }),
  z.object({ kind: z.literal("held"), at: Moment }),
  z.object({ kind: z.literal("sent"), at: Moment, messageId: z.string() }),
]);

const Part = z.object({
  deliveryId: z.string(),
  messageKey: z.string(),
  papers: z.array(PaperName),
  state: State,
  inThread: z.literal(true).exactOptional(),
  inTwoSteps: z.literal(true).exactOptional(),
  resent: z.literal(true).exactOptional(),
});

const Pending = z.object({
  slot: SlotRecord,
  coalesced: z.array(SlotRecord),
  asOf: Moment,
  late: z.boolean(),
  deadline: Moment,
  postedKey: z.string().exactOptional(),
  parts: z.array(Part).min(1),
});

const End = z.custom<SlotEnd>(isSlotEnd, "must be the end of a slot");

const LedgerRecord: z.ZodType<LedgerRecord> = z.object({
  accountedTo: Moment,
  pending: Pending.exactOptional(),
  ends: z.array(End),
  lastDigestAt: Moment.exactOptional(),
  posted: z.array(z.object({ at: Moment, key: z.string() })).exactOptional(),
  failingSince: Moment.exactOptional(),
  restoredAt: Moment.exactOptional(),
});

export function writeRecord({ place: _, seen: __, ends, ...record }: ChannelLedger): string {
  const rest = JSON.stringify(record).slice(0, -1);
  return `${rest},"ends":[${keptEnds(ends).map(textOf).join()}]}`;
}

/** Ends are most of a record, which is written at each step of a digest: what one is as text is remembered. */
function textOf(end: SlotEnd): string {
  const known = texts.get(end);
  if (known !== undefined) return known;
  const text = JSON.stringify(end);
  texts.set(end, text);
  return text;
}

const texts = new WeakMap<SlotEnd, string>();

/** @throws Error saying what is wrong with the record */
export function readRecord(format: number, doc: string): LedgerRecord {
  if (format !== RECORD_FORMAT) throw new Error(`format ${format} is unknown`);
  const read = LedgerRecord.safeParse(JSON.parse(doc));
  if (read.success) return read.data;
  throw new Error(z.prettifyError(read.error));
}
