import type { Loading } from "../chat/inbox.ts";
import type { Config } from "../config.ts";
import type { Source } from "../sources/source.ts";
import type { Subscriptions } from "../subscriptions/subscriptions.ts";
import type { Digests } from "./assemble-digests.ts";
import type { Papers, PapersDeps } from "./assemble-papers.ts";
import { assembleSample } from "./assemble-sample.ts";
import { hasPlatform } from "./create-adapters.ts";
import { type FirstLookDeps, startFirstLook } from "./first-look.ts";
import { createFrontDesk, type Desk } from "./front-desk.ts";

export interface DeskDeps
  extends Pick<PapersDeps, "clock" | "log" | "metrics" | "sources">,
    Pick<FirstLookDeps, "allAsked" | "signal">,
    Pick<Digests, "subscriptionsOn"> {
  readonly config: Config;
  readonly papers: Papers;
  readonly subscriptions: Subscriptions;
}

/** What commands ask, and what they have to wait for where no paper is known yet. */
export function assembleDesk(deps: DeskDeps): Desk & { readonly loading: Loading | undefined } {
  const { config, sources, papers, subscriptions } = deps;
  const { ingest, catalogue } = papers;
  const hasPapers = onceTrue(() => catalogue.count() > 0);
  const wasRead = (source: Source) => {
    const status = ingest.verdict(source)?.status;
    return status === "fresh" || status === "holiday";
  };
  let sample: Desk | undefined;
  /** Only where nobody but the person who runs the bot reads it, and no source could be read. */
  const prepareStandIn = async () => {
    if (hasPapers() || hasPlatform(config) || sources.some(wasRead)) return;
    const others = await assembleSample(deps);
    sample = { engine: others.engine, subscriptions: deps.subscriptionsOn(others) };
  };
  const unheard = () =>
    sources.filter((source) => !ingest.verdict(source)).map(({ title }) => title);
  const loading = hasPapers()
    ? undefined
    : startFirstLook({ ...deps, unheard, andThen: prepareStandIn });
  const desk = createFrontDesk({
    ...{ real: { engine: papers.engine, subscriptions }, hasPapers, standIn: () => sample },
    ...(loading && { loading }),
  });
  return { ...desk, loading };
}

/** Asks until the answer is yes, which stays. */
function onceTrue(ask: () => boolean): () => boolean {
  let known = false;
  return () => {
    known ||= ask();
    return known;
  };
}
