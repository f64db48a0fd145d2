import type { Loading } from "../chat/inbox.ts";
import type { Engine } from "../engine/engine.ts";
import { UserError } from "../errors.ts";
import type { SourceReport } from "../sources/source.ts";
import { NOT_POSTED } from "../views/words/outcomes.ts";
import type { Desk } from "./desk.ts";

/** What can be asked of other papers than those that are known. */
export type PapersDesk = Pick<Desk, "engine" | "topics" | "digests">;

export interface FrontDeskDeps {
  readonly real: Desk;
  /** Whether any paper of a source is known. */
  readonly hasPapers: () => boolean;
  /** Left out when there is nothing to wait for. */
  readonly loading?: Loading;
  /** The sample, while it may stand in for papers that cannot be had. */
  readonly standIn: () => PapersDesk | undefined;
}

interface Sourced {
  readonly sources: readonly SourceReport[];
}

/**
 * Answers from the papers that are known; says “still loading” rather than “nothing found” while the
 * first of them are fetched, and shows the sample where there are none and it may stand in.
 */
export function createFrontDesk(deps: FrontDeskDeps): Desk {
  const { real } = deps;
  return { ...real, engine: engineOf(deps), topics: topicsOf(deps), digests: digestsOf(deps) };
}

function engineOf(deps: FrontDeskDeps): Engine {
  const { engine } = deps.real;
  return {
    trending: (wanted) =>
      ask(
        deps,
        ({ trending }) => trending(wanted),
        ({ list }) => list.items.length === 0,
      ),
    search: (wanted) =>
      ask(
        deps,
        ({ search }) => search(wanted),
        ({ total }) => total === 0,
      ),
    similar: (id, by, count) =>
      ask(
        deps,
        ({ similar }) => similar(id, by, count),
        ({ papers }) => papers.length === 0,
      ),
    paper: async (id, by) => {
      const answer = await ask(
        deps,
        ({ paper }) => paper(id, by),
        // No source becomes one that names papers so.
        ({ paper, sources }) => paper === undefined && sources.length > 0,
      );
      // One that the sample does not have may be known to a source that can be reached again.
      return answer.paper ? answer : engine.paper(id, by);
    },
    suggest: (typed, count) => current(deps).engine.suggest(typed, count),
    meant: (typed) => current(deps).engine.meant(typed),
    explain: (query, answer) => current(deps).engine.explain(query, answer),
    byMeaning: engine.byMeaning,
    widened: (query) => current(deps).engine.widened(query),
    sources: () => engine.sources(),
  };
}

function topicsOf(deps: FrontDeskDeps): Desk["topics"] {
  const { topics } = deps.real;
  return {
    ...topics,
    tryOut: (topic) => {
      // It needs no papers to be tried out.
      if (topic.kind === "trending") return topics.tryOut(topic);
      const trial = pick(deps).topics.tryOut(topic);
      return unlessLoading(deps, trial, trial.backTest?.papers.length === 0);
    },
  };
}

function digestsOf(deps: FrontDeskDeps): Desk["digests"] {
  const { real } = deps;
  return {
    ...real.digests,
    preview: async (place) => {
      const desk = pick(deps);
      const preview = await desk.digests.preview(place);
      const { digest } = preview;
      if (desk === real) return unlessLoading(deps, preview, digest.empty !== undefined);
      return { digest: beside(real, digest), notPosted: NOT_POSTED.sample };
    },
    why: (place, paper) => pick(deps).digests.why(place, paper),
    postNow: async (asker) => {
      if (pick(deps) !== real) throw new UserError(`Nothing was posted. ${NOT_POSTED.sample}`);
      return real.digests.postNow(asker);
    },
  };
}

async function ask<Answer extends Sourced>(
  deps: FrontDeskDeps,
  run: (engine: Engine) => Promise<Answer>,
  isEmpty: (answer: Answer) => boolean,
): Promise<Answer> {
  const desk = pick(deps);
  const answer = await run(desk.engine);
  const isReal = desk === deps.real;
  return isReal ? unlessLoading(deps, answer, isEmpty(answer)) : beside(deps.real, answer);
}

/** @throws UserError while nothing is known yet */
function pick(deps: FrontDeskDeps): PapersDesk {
  if (!deps.hasPapers() && deps.loading?.lasts()) throw loadingError(deps.loading);
  return current(deps);
}

function current({ real, hasPapers, standIn }: FrontDeskDeps): PapersDesk {
  return hasPapers() ? real : (standIn() ?? real);
}

function unlessLoading<Answer>(
  { loading }: FrontDeskDeps,
  answer: Answer,
  isEmpty: boolean,
): Answer {
  if (isEmpty && loading?.lasts()) throw loadingError(loading);
  return answer;
}

function loadingError(loading: Loading): UserError {
  return new UserError(`${loading.words()} Please try again in a moment.`);
}

/** What the sources said stands beside what the sample says of itself. */
function beside<Answer extends Sourced>(real: Desk, answer: Answer): Answer {
  return { ...answer, sources: [...real.engine.sources(), ...answer.sources] };
}
