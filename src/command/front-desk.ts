import type { Loading } from "../chat/inbox.ts";
import type { Engine } from "../engine.ts";
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
  const { real, loading } = deps;

  const stillLoading = () => loading?.lasts() === true;

  function current(): PapersDesk {
    return deps.hasPapers() ? real : (deps.standIn() ?? real);
  }

  function pick(): PapersDesk {
    if (!deps.hasPapers() && stillLoading()) throw loadingError();
    return current();
  }

  function loadingError(): UserError {
    return new UserError(`${loading?.words() ?? ""} Please try again in a moment.`);
  }

  function unlessLoading<Answer>(answer: Answer, isEmpty: boolean): Answer {
    if (isEmpty && stillLoading()) throw loadingError();
    return answer;
  }

  async function ask<Answer extends Sourced>(
    run: (engine: Engine) => Promise<Answer>,
    isEmpty: (answer: Answer) => boolean,
  ): Promise<Answer> {
    const desk = pick();
    const answer = await run(desk.engine);
    return desk === real ? unlessLoading(answer, isEmpty(answer)) : beside(answer);
  }

  /** What the sources said stands beside what the sample says of itself. */
  function beside<Answer extends Sourced>(answer: Answer): Answer {
    return { ...answer, sources: [...real.engine.sources(), ...answer.sources] };
  }

  const engine: Engine = {
    trending: (wanted) =>
      ask(
        ({ trending }) => trending(wanted),
        ({ list }) => list.items.length === 0,
      ),
    search: (wanted) =>
      ask(
        ({ search }) => search(wanted),
        ({ total }) => total === 0,
      ),
    similar: (id, by, count) =>
      ask(
        ({ similar }) => similar(id, by, count),
        ({ papers }) => papers.length === 0,
      ),
    paper: async (id, by) => {
      const answer = await ask(
        ({ paper }) => paper(id, by),
        // No source becomes one that names papers so.
        ({ paper, sources }) => paper === undefined && sources.length > 0,
      );
      // One that the sample does not have may be known to a source that can be reached again.
      return answer.paper ? answer : real.engine.paper(id, by);
    },
    suggest: (typed, count) => current().engine.suggest(typed, count),
    meant: (typed) => current().engine.meant(typed),
    sources: () => real.engine.sources(),
  };

  const topics: Desk["topics"] = {
    ...real.topics,
    tryOut: (topic) => {
      // It needs no papers to be tried out.
      if (topic.kind === "trending") return real.topics.tryOut(topic);
      const trial = pick().topics.tryOut(topic);
      return unlessLoading(trial, trial.backTest?.papers.length === 0);
    },
  };

  const digests: Desk["digests"] = {
    ...real.digests,
    preview: async (place) => {
      const desk = pick();
      const preview = await desk.digests.preview(place);
      const { digest } = preview;
      if (desk === real) return unlessLoading(preview, digest.empty !== undefined);
      return { digest: beside(digest), notPosted: NOT_POSTED.sample };
    },
    why: (place, paper) => pick().digests.why(place, paper),
    postNow: async (asker) => {
      if (pick() !== real) throw new UserError(`Nothing was posted. ${NOT_POSTED.sample}`);
      return real.digests.postNow(asker);
    },
  };

  return { ...real, engine, topics, digests };
}
