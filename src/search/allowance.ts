import type { Verdict } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

/** Who searches, and in which server; each may be any text that is always the same for them. */
export interface Searcher {
  readonly person: string;
  readonly server: string;
  /** Nothing is counted for whoever runs the bot. */
  readonly runsBot?: true;
}

/** How often people may have the sources asked, so that nobody uses up what these allow for all. */
export interface Allowance {
  /** Takes one question; the same again, as for its next pages, takes none. */
  take(by: Searcher, question: string): AllowanceRefusal | undefined;
}

export interface AllowanceRefusal {
  /** Whose questions are used up. */
  readonly whose: "person" | "server";
  /** From when on one may be asked again. */
  readonly until: Instant;
}

/** So many questions in a row, then one in so many milliseconds. arXiv takes one in three seconds from all. */
export const ALLOWED = {
  person: { inRow: 10, everyMs: 15 * SECOND },
  server: { inRow: 30, everyMs: 5 * SECOND },
} as const;

type Whose = keyof typeof ALLOWED;

/** So many times a question may be asked again: a site's answer is kept for its next pages. */
const PAGES = 20;
/** Beyond this many people and servers, those with all their questions left are forgotten. */
const REMEMBERED = 10_000;

/**
 * The generic cell rate algorithm (ITU-T I.371): for each person and server one moment, at which all
 * of their questions are left again.
 */
export function createAllowance(clock: Pick<Clock, "now">): Allowance {
  const fullAt = new Map<string, Instant>();
  const lastAsked = new Map<string, { readonly question: string; times: number }>();

  /** A clock set back takes no more away than what can be used up. */
  function debtOf(whose: Whose, key: string): number {
    const { inRow, everyMs } = ALLOWED[whose];
    return Math.min(Math.max(0, (fullAt.get(key) ?? 0) - clock.now()), inRow * everyMs);
  }

  function refusal(whose: Whose, key: string): AllowanceRefusal | undefined {
    const { inRow, everyMs } = ALLOWED[whose];
    const wait = debtOf(whose, key) - (inRow - 1) * everyMs;
    return wait > 0 ? { whose, until: clock.now() + wait } : undefined;
  }

  function charge(whose: Whose, key: string): void {
    fullAt.set(key, clock.now() + debtOf(whose, key) + ALLOWED[whose].everyMs);
  }

  function forget(): void {
    if (fullAt.size <= REMEMBERED) return;
    for (const [key, at] of fullAt) if (at <= clock.now()) fullAt.delete(key);
    lastAsked.clear();
  }

  function isAgain(person: string, question: string): boolean {
    const last = lastAsked.get(person);
    return last?.question === question && last.times++ < PAGES;
  }

  return {
    take({ person, server, runsBot }, question) {
      if (runsBot) return undefined;
      if (isAgain(person, question)) return undefined;
      const keys = { person: `person ${person}`, server: `server ${server}` };
      const refused = refusal("person", keys.person) ?? refusal("server", keys.server);
      if (refused) return refused;
      forget();
      charge("person", keys.person);
      charge("server", keys.server);
      lastAsked.set(person, { question, times: 0 });
      return undefined;
    },
  };
}

/** A refusal, as what a source that was not asked says to a search. */
export function refusalVerdict({ whose, until }: AllowanceRefusal, at: Instant): Verdict {
  return { status: "limited", at, until, unheard: { kind: "allowance", whose } };
}
