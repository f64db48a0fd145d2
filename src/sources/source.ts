import type { KnownScheme, PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Query } from "../query/query.ts";
import type { Instant } from "../time/instant.ts";

/** Where papers come from. A source that cannot do a thing leaves the method out. Methods never reject: a failure is a verdict. */
export interface Source {
  /** A key such as `huggingface`. */
  readonly name: string;
  /** The name people know, such as `Hugging Face`. */
  readonly title: string;
  /** What its papers are named by; it is never asked for a paper of another scheme. */
  readonly schemes: readonly KnownScheme[];
  /** In the source's own order, best first. */
  trending?(window: Window): Promise<Answer>;
  /** What is new; `mark` is what the last complete answer returned, to continue from there. */
  since?(mark: string | undefined): Promise<Answer>;
  /** @param patienceMs where its turn would come later than this, it says so at once */
  search?(query: Query, limit: number, patienceMs?: number): Promise<Answer>;
  paper?(id: PaperId): Promise<Answer>;
}

export type Window = "day" | "week" | "month";

export interface Answer {
  readonly papers: readonly Paper[];
  readonly verdict: Verdict;
  /** Only from `since`, and only when the next call may continue from it. */
  readonly mark?: string;
}

/** How far an answer can be trusted, so that silence can be explained. */
export interface Verdict {
  readonly status: VerdictStatus;
  /** When the source was asked, or for `stale` when the papers were fetched. */
  readonly at: Instant;
  /** When to expect better: the end of a limit or a holiday. */
  readonly until?: Instant;
  /** One plain sentence of the source for people, present unless `fresh` or `unheard`. */
  readonly reason?: string;
  /** Why the bot has nothing to go by but what it knows itself; a source never says this. */
  readonly unheard?: Unheard;
  /** Items that could not be read and were left out. */
  readonly dropped?: number;
  /** With `stale`: it was asked and did not answer. Recorded papers are old, and all there are. */
  readonly unanswered?: true;
}

export type Unheard =
  /** `asking`: it is being asked just now. */
  | { readonly kind: "not-yet" | "not-asked" | "asking" }
  | { readonly kind: "too-late"; readonly patienceMs: number }
  /** Whoever asks has used up what they may ask, or their server has. */
  | { readonly kind: "allowance"; readonly whose: "person" | "server" };

export type VerdictStatus = "fresh" | "partial" | "stale" | "holiday" | "limited" | "down";

/** What a source last said about itself, under the name people know. */
export interface SourceReport {
  readonly title: string;
  readonly verdict: Verdict;
}

/** Whether a source is still being asked. */
export function isAsking({ verdict }: Pick<SourceReport, "verdict">): boolean {
  return verdict.unheard?.kind === "asking";
}

/** Whether a source was not asked since whoever asks has used up their questions: of others that is not so. */
export function isUsedUp({ verdict }: Pick<SourceReport, "verdict">): boolean {
  return verdict.unheard?.kind === "allowance";
}

/** Whether a source could not be asked, or has not answered yet, so that silence says nothing. */
export function isSilent({ verdict }: Pick<SourceReport, "verdict">): boolean {
  const { status, unanswered = false } = verdict;
  return status === "down" || status === "limited" || unanswered;
}
