import type { SourceReport } from "../../sources/source.ts";

/** What a source said of itself, or why it was not heard: a whole sentence that names it. */
export function verdictWords({ title, verdict }: SourceReport): string {
  const { status, reason, unheard, at, until = at } = verdict;
  switch (unheard?.kind) {
    case "not-yet":
      return `${title} has not answered yet.`;
    case "too-late":
      return `${title} did not answer within ${unheard.patienceMs / 1_000} s; the same search again may find more.`;
    case "not-asked":
      return `Not asked now: ${reason ?? "it did not answer."}`;
    case "allowance": {
      const who = unheard.whose === "person" ? "you have" : "this server has";
      const wait = `in ${Math.ceil((until - at) / 1_000)} s`;
      return `${title} was not asked: ${who} asked much in a short time; ask again ${wait}.`;
    }
    case undefined:
      return reason ?? `${title} is ${status}.`;
  }
}
