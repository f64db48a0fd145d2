import type { Instant } from "../../time/instant.ts";
import type { Expr } from "../query.ts";

/** Whole sentences on dates that no paper can have: those to come, and an end before its beginning. */
export function datesInDoubt(expr: Expr | undefined, now: Instant | undefined): string[] {
  const members = expr?.kind === "and" ? expr.of : expr ? [expr] : [];
  if (!members.some(({ kind }) => kind === "date")) return [];
  const at = (edge: "since" | "until") =>
    members.flatMap((each) => (each.kind === "date" && each.edge === edge ? [each.at] : []));
  const from = Math.max(...at("since"));
  if (from >= Math.min(...at("until"))) return ["No day is within these dates: they end first."];
  return now !== undefined && from > now ? ["That date is still to come."] : [];
}
