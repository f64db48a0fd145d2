import type { SourceReport } from "../../sources/source.ts";
import { SECOND } from "../../time/durations.ts";

/** What a source said of itself, or why it was not heard: a whole sentence that names it. */
export function verdictWords({ title, verdict }: SourceReport): string {
  const { status, reason, unheard, at, until = at } = verdict;
  switch (unheard?.kind) {
    case "not-yet":
      return `${title} has not answered yet.`;
    case "asking":
      return `Also asking ${title} …`;
    case "too-late":
      return `${title} did not answer within ${unheard.patienceMs / SECOND} s; the same search again may find more.`;
    case "not-asked":
      return `Not asked now: ${reason ?? "it did not answer."}`;
    case "allowance": {
      const who = unheard.whose === "person" ? "you have" : "this server has";
      const wait = `in ${Math.ceil((until - at) / SECOND)} s`;
      return `${title} was not asked: ${who} asked much in a short time; ask again ${wait}.`;
    }
    case undefined:
      return reason ?? `${title} is ${status}.`;
  }
}
