import type { Loading } from "../chat/inbox.ts";
import { defined } from "../collections/defined.ts";
import type { Desk } from "../command/desk.ts";
import { createFrontDesk, type PapersDesk } from "../command/front-desk.ts";
import type { Config } from "../config.ts";
import type { Source } from "../sources/source.ts";
import type { AssembledDigests } from "./assemble-digests.ts";
import type { Papers, PapersDeps } from "./assemble-papers.ts";
import { assembleSample } from "./assemble-sample.ts";
import { hasPlatform } from "./create-adapters.ts";
import { type FirstLookDeps, startFirstLook } from "./first-look.ts";

export interface DeskDeps
  extends Pick<PapersDeps, "clock" | "log" | "metrics" | "sources">,
    Pick<FirstLookDeps, "allAsked" | "signal">,
    Pick<AssembledDigests, "desk" | "deskOn"> {
  readonly config: Config;
  readonly papers: Papers;
}

/** What commands ask, and what they have to wait for where no paper is known yet. */
export function assembleDesk(deps: DeskDeps): {
  readonly desk: Desk;
  readonly loading: Loading | undefined;
} {
  const { config, sources } = deps;
  const { ingest } = deps.papers;
  // Of the first answer, once all of it is taken in.
  const hasPapers = onceTrue(() => ingest.asOf() !== undefined);
  const wasRead = (source: Source) => {
    const status = ingest.verdict(source)?.status;
    return status === "fresh" || status === "holiday";
  };
  let sample: PapersDesk | undefined;
  /** Only where nobody but the person who runs the bot reads it, and no source could be read. */
  const prepareStandIn = async () => {
    if (hasPapers() || hasPlatform(config) || sources.some(wasRead)) return;
    sample = deps.deskOn(await assembleSample(deps));
  };
  const unheard = () =>
    sources.filter((source) => !ingest.verdict(source)).map(({ title }) => title);
  const loading = hasPapers()
    ? undefined
    : startFirstLook({ ...deps, unheard, andThen: prepareStandIn });
  const desk = createFrontDesk({
    real: { ...deps.desk, ...defined({ supportUrl: config.SUPPORT_URL?.href }) },
    hasPapers,
    standIn: () => sample,
    ...defined({ loading }),
  });
  return { desk, loading };
}

/** Asks until the answer is yes, which stays. */
function onceTrue(ask: () => boolean): () => boolean {
  let known = false;
  return () => {
    known ||= ask();
    return known;
  };
}
