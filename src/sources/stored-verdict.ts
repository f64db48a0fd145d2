import { z } from "zod";

/** A verdict that one process tells another; only what a source itself says. */
export const StoredVerdict = z.object({
  status: z.enum(["fresh", "partial", "stale", "holiday", "limited", "down"]),
  at: z.number(),
  until: z.number().exactOptional(),
  reason: z.string().exactOptional(),
  dropped: z.number().exactOptional(),
  unanswered: z.literal(true).exactOptional(),
});
