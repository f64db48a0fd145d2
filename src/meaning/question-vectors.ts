import { createBoundedMap } from "../collections/bounded-map.ts";
import type { Clock } from "../time/clock.ts";
import { within } from "../time/within.ts";
import type { Embedder } from "./embedder.ts";
import { WrongAnswer } from "./embedding-answer.ts";
import type { EndpointTrouble } from "./endpoint-trouble.ts";
import { cutWhole } from "./paper-text.ts";
import { type SmallVector, shrink } from "./small-vector.ts";

/** Vectors of what people ask, for as long as they wait. */
export interface QuestionVectors {
  /** Undefined when there is none in time. Never rejects. */
  vectorOf(text: string): Promise<SmallVector | undefined>;
}

export interface QuestionDeps {
  readonly embedder: Embedder;
  /** Of the papers' vectors. */
  readonly dimension: () => number | undefined;
  readonly clock: Clock;
  readonly patienceMs: number;
  /** What keeps the endpoint from answering. */
  readonly trouble: EndpointTrouble;
  /** What keeps it from answering in time. */
  readonly lateness: EndpointTrouble;
}

/** In characters; the longest text a platform lets one type is longer. */
const LONGEST = 1_000;
/** Questions whose vectors are remembered: at a thousand numbers each, half a megabyte. */
const REMEMBERED = 500;

/** What was asked stays in memory alone. An answer that comes too late is there for whoever asks the same again. */
export function createQuestionVectors(deps: QuestionDeps): QuestionVectors {
  const { embedder, clock, patienceMs, trouble, lateness } = deps;
  const known = createBoundedMap<string, SmallVector>(REMEMBERED);
  const underWay = new Map<string, Promise<SmallVector | undefined>>();

  async function ask(text: string): Promise<SmallVector | undefined> {
    try {
      const [vector] = await embedder.embed([text]);
      if (!vector || vector.length !== deps.dimension()) throw new WrongAnswer(OTHER_LENGTH);
      const small = shrink(vector);
      known.set(text, small);
      trouble.over();
      return small;
    } catch (error) {
      trouble.met(error);
      return undefined;
    } finally {
      underWay.delete(text);
    }
  }

  function join(text: string): Promise<SmallVector | undefined> {
    const asking = underWay.get(text) ?? ask(text);
    if (!underWay.has(text)) underWay.set(text, asking);
    return asking;
  }

  async function askInTime(text: string): Promise<SmallVector | undefined> {
    let answered = false;
    const asking = join(text).finally(() => {
      answered = true;
    });
    const vector = await within(asking, { ms: patienceMs, clock }, () => undefined);
    if (vector) lateness.over();
    else if (!answered) lateness.met(new WrongAnswer(TOO_LATE));
    return vector;
  }

  return {
    async vectorOf(text) {
      const words = cutWhole(text.normalize("NFC").replace(/\s+/gu, " "), LONGEST);
      const remembered = known.get(words);
      if (remembered && remembered.bytes.length === deps.dimension()) {
        // What is asked often stays.
        known.set(words, remembered);
        return remembered;
      }
      if (words === "" || trouble.restMs() > 0 || lateness.restMs() > 0) return undefined;
      return askInTime(words);
    },
  };
}

const TOO_LATE = "too late for who searches";
const OTHER_LENGTH = "with embeddings of another length than it gave for papers";
