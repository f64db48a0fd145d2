import type { ConditionId } from "./condition-table.ts";
import type { Conditions } from "./conditions.ts";

type Known = Pick<Conditions, "kindOf" | "leftOf" | "rightOf" | "holdersOf">;

/**
 * The cheapest features one of which every paper has that satisfies a condition; undefined when it
 * can be satisfied without any, as `-survey` or `votes:>20` can. Cheap is what few conditions hold:
 * then few topics are looked at for a paper that has it.
 */
export function anchorsOf(
  condition: ConditionId,
  known: Known,
): readonly ConditionId[] | undefined {
  const of = (member: ConditionId) => anchorsOf(member, known);
  switch (known.kindOf(condition)) {
    case "none":
      return [];
    case "every":
    case "not":
      return undefined;
    case "filter":
      return of(known.leftOf(condition));
    case "and":
      return cheaper(of(known.leftOf(condition)), of(known.rightOf(condition)), known);
    case "or":
      return both(of(known.leftOf(condition)), of(known.rightOf(condition)));
    default:
      return [condition];
  }
}

type Anchors = ReturnType<typeof anchorsOf>;

function both(a: Anchors, b: Anchors): Anchors {
  return a && b && [...new Set([...a, ...b])];
}

function cheaper(a: Anchors, b: Anchors, known: Known): Anchors {
  if (!a || !b) return a ?? b;
  return costOf(b, known) < costOf(a, known) ? b : a;
}

function costOf(anchors: readonly ConditionId[], { holdersOf }: Known): number {
  return anchors.reduce((sum, feature) => sum + holdersOf(feature), 0);
}
