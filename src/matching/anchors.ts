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
  const { leftOf, rightOf } = known;
  switch (known.kindOf(condition)) {
    case "none":
      return [];
    case "every":
    case "not":
      return undefined;
    case "filter":
      return anchorsOf(leftOf(condition), known);
    case "and":
      return cheaper(
        anchorsOf(leftOf(condition), known),
        anchorsOf(rightOf(condition), known),
        known,
      );
    case "or":
      return both(anchorsOf(leftOf(condition), known), anchorsOf(rightOf(condition), known));
    default:
      return [condition];
  }
}

/** The features that may be anchors of a condition, some more than once: to remember which are would take more than to look. */
export function featuresOf(condition: ConditionId, known: Known): readonly ConditionId[] {
  const { leftOf, rightOf } = known;
  switch (known.kindOf(condition)) {
    case "none":
    case "every":
    case "not":
      return [];
    case "filter":
      return featuresOf(leftOf(condition), known);
    case "and":
    case "or":
      return [...featuresOf(leftOf(condition), known), ...featuresOf(rightOf(condition), known)];
    default:
      return [condition];
  }
}

type Anchors = ReturnType<typeof anchorsOf>;

function both(a: Anchors, b: Anchors): Anchors {
  return a && b && [...a, ...b.filter((each) => !a.includes(each))];
}

function cheaper(a: Anchors, b: Anchors, known: Known): Anchors {
  if (!a || !b) return a ?? b;
  return costOf(b, known) < costOf(a, known) ? b : a;
}

function costOf(anchors: readonly ConditionId[], { holdersOf }: Known): number {
  let sum = 0;
  for (const feature of anchors) sum += holdersOf(feature);
  return sum;
}
