import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { Database } from "../stores/database.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import { createEmbedder, type EmbedderSettings } from "./embedder.ts";
import { createEndpointTrouble, type Notify } from "./endpoint-trouble.ts";
import { keepUp } from "./keep-up.ts";
import type { Meaning } from "./meaning.ts";
import { paperText } from "./paper-text.ts";
import { createQuestionVectors } from "./question-vectors.ts";
import { cosine, type SmallVector } from "./small-vector.ts";
import { openVectorStore, type VectorStore } from "./vector-store.ts";
import { type Beside, OF_A_PAPER, OF_A_QUESTION, weighIn } from "./weigh-in.ts";

export interface MeaningDeps extends EmbedderSettings {
  readonly database: Database;
  readonly catalogue: Pick<Catalogue, "recent" | "changes" | "mark">;
  readonly clock: Clock;
  readonly notify: Notify;
  /** Aborted at the end. */
  readonly signal: AbortSignal;
}

export interface OpenMeaning extends Meaning {
  /** Gives papers their vectors in the background; ends when aborted, never rejects. */
  keepUp(): Promise<void>;
}

/** How long an asker waits for the endpoint. */
const PATIENCE_MS = SECOND;
/** How many of the index's best are ordered by meaning. */
const DEPTH = 300;

/** Search by meaning over the vectors that an embeddings endpoint makes. */
export function openMeaning(deps: MeaningDeps): OpenMeaning {
  const { database, clock, signal } = deps;
  const notify: Notify = (level, message) => {
    // What is cut at the end is no trouble.
    if (!signal.aborted) deps.notify(level, message);
  };
  const store = openVectorStore(database, deps.model);
  const embedder = createEmbedder(deps);
  const trouble = createEndpointTrouble(clock, notify, WITHOUT);
  const storing = createEndpointTrouble(clock, notify, UNKEPT);
  const questions = createQuestionVectors({
    embedder,
    clock,
    trouble,
    patienceMs: PATIENCE_MS,
    dimension: store.dimension,
    lateness: createEndpointTrouble(clock, notify, WITHOUT),
  });
  /** Whatever goes wrong, there is the index's order. */
  const orIndexOrder = async (ids: readonly PaperId[], work: () => Promise<readonly PaperId[]>) => {
    try {
      return await work();
    } catch (error) {
      storing.met(error);
      return ids;
    }
  };

  return {
    rerank: (queryText, ids, scores) =>
      orIndexOrder(ids, () =>
        byCloseness(store, ids, () => questions.vectorOf(queryText), {
          scores,
          weight: OF_A_QUESTION,
        }),
      ),
    nearest: (paper, ids, scores) =>
      orIndexOrder(ids, () =>
        byCloseness(
          store,
          ids,
          async () => {
            const own = store.read([paper.id]).get(paper.id);
            return own ?? questions.vectorOf(paperText(paper));
          },
          { scores, weight: OF_A_PAPER },
        ),
      ),
    keepUp: () => keepUp({ ...deps, notify, store, embedder, trouble, storing }, signal),
  };
}

const UNKEPT = "Papers get no vectors meanwhile; this is tried again by itself.";
const WITHOUT =
  "Until it works, results stay in the order of the index; it is asked again by itself.";

async function byCloseness(
  store: Pick<VectorStore, "read">,
  ids: readonly PaperId[],
  target: () => Promise<SmallVector | undefined>,
  beside: Beside,
): Promise<readonly PaperId[]> {
  const best = ids.slice(0, DEPTH);
  const vectors = store.read(best);
  // With fewer there is no order to change, and nobody need be asked.
  const wanted = vectors.size > 1 ? await target() : undefined;
  if (!wanted) return ids;
  // Meanwhile another model may have taken over.
  const comparable = [...vectors].filter(([, { bytes }]) => bytes.length === wanted.bytes.length);
  const closeness = new Map(comparable.map(([id, vector]) => [id, cosine(wanted, vector)]));
  return [...weighIn(best, closeness, beside), ...ids.slice(DEPTH)];
}
