import { createBoundedMap } from "../collections/bounded-map.ts";
import { createCellRate } from "../collections/cell-rate.ts";
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
/** Beyond this many people, the last question of whoever asked first is forgotten. */
const REMEMBERED = 10_000;

/** By the generic cell rate algorithm, for each person and server. */
export function createAllowance(clock: Pick<Clock, "now">): Allowance {
  const rates = {
    person: createCellRate(ALLOWED.person, clock),
    server: createCellRate(ALLOWED.server, clock),
  };
  const lastAsked = createBoundedMap<string, { readonly question: string; times: number }>(
    REMEMBERED,
  );

  function refusal(whose: Whose, key: string): AllowanceRefusal | undefined {
    const wait = rates[whose].wait(key);
    return wait > 0 ? { whose, until: clock.now() + wait } : undefined;
  }

  function isAgain(person: string, question: string): boolean {
    const last = lastAsked.get(person);
    return last?.question === question && last.times++ < PAGES;
  }

  return {
    take({ person, server, runsBot }, question) {
      if (runsBot) return undefined;
      if (isAgain(person, question)) return undefined;
      const refused = refusal("person", person) ?? refusal("server", server);
      if (refused) return refused;
      rates.person.charge(person);
      rates.server.charge(server);
      lastAsked.set(person, { question, times: 0 });
      return undefined;
    },
  };
}

/** A refusal, as what a source that was not asked says to a search. */
export function refusalVerdict({ whose, until }: AllowanceRefusal, at: Instant): Verdict {
  return { status: "limited", at, until, unheard: { kind: "allowance", whose } };
}
