import type { ServerResponse } from "node:http";
import { type RecordedRequest, startLocalServer } from "./local-server.ts";

/** An embeddings endpoint on this machine, as OpenAI's interface describes it. */
export interface EmbeddingsEndpoint {
  /** What comes before `/embeddings`. */
  readonly url: URL;
  readonly requests: readonly RecordedRequest[];
  /** Every text it was asked for, in order. */
  texts(): string[];
  /** From now on it behaves like this; without an argument it is well again. */
  behave(behaviour?: Behaviour): void;
  close(): Promise<void>;
}

/** What it does with a request for these texts. */
export type Behaviour = (
  texts: readonly string[],
  response: ServerResponse,
) => void | Promise<void>;

export const DIMENSION = 64;

export async function startEmbeddings(): Promise<EmbeddingsEndpoint> {
  let behaviour: Behaviour = answers();
  const server = await startLocalServer((request, response) => {
    if (request.method !== "POST" || request.url.pathname !== "/v1/embeddings") {
      response.writeHead(404).end("Nothing here.");
      return undefined;
    }
    return behaviour(inputOf(request), response);
  });
  return {
    url: new URL("/v1", server.url),
    requests: server.requests,
    texts: () => server.requests.flatMap(inputOf),
    behave: (next = answers()) => {
      behaviour = next;
    },
    close: server.close,
  };
}

/** Answers the last text first, for the order is not promised. */
export function answers(dimension = DIMENSION): Behaviour {
  return (texts, response) => {
    const data = texts.map((text, index) => ({ index, embedding: toyEmbedding(text, dimension) }));
    response.end(JSON.stringify({ object: "list", data: data.reverse() }));
  };
}

export function says(status: number, body = "", headers: Record<string, string> = {}): Behaviour {
  return (_, response) => void response.writeHead(status, headers).end(body);
}

/** Accepts the request and never answers. */
export const hangs: Behaviour = () => undefined;

/** Refuses a whole request as soon as one of its texts is longer than `longest`. */
export function refusesLonger(longest: number, status = 400): Behaviour {
  return (texts, response) => {
    const tooLong = texts.some(({ length }) => length > longest);
    return (tooLong ? says(status, "too long") : answers())(texts, response);
  };
}

/** Words that a model knows to mean the same. */
const CONCEPTS: readonly (readonly string[])[] = [
  ["car", "cars", "automobile", "automobiles", "vehicle", "vehicles", "driving"],
  ["doctor", "doctors", "physician", "physicians", "clinician", "clinicians", "medical"],
  ["picture", "pictures", "image", "images", "photograph", "photographs", "visual"],
  ["speech", "spoken", "voice", "utterances", "talking"],
  ["robot", "robots", "manipulator", "gripper", "arm"],
  ["money", "finance", "stock", "market", "trading"],
];
const CONCEPT_OF: ReadonlyMap<string, string> = new Map(
  CONCEPTS.flatMap((words, number) => words.map((word) => [word, `concept ${number}`] as const)),
);
/** A word that belongs to no concept says less. */
const PLAIN_WEIGHT = 0.2;

/** The same for the same text, always: the sum of a direction for each concept and each word. */
export function toyEmbedding(text: string, dimension = DIMENSION): number[] {
  const sum = new Array<number>(dimension).fill(0);
  for (const word of ["", ...(text.toLowerCase().match(/\p{L}+/gu) ?? [])]) {
    const concept = CONCEPT_OF.get(word);
    const weight = concept === undefined ? PLAIN_WEIGHT : 1;
    const random = numbersOf(concept ?? word);
    for (let at = 0; at < dimension; at++) sum[at] = (sum[at] ?? 0) + weight * (random() - 0.5);
  }
  return sum;
}

/** FNV-1a for the seed, then a linear congruential generator (Numerical Recipes' constants). */
function numbersOf(word: string): () => number {
  let state = 2_166_136_261;
  for (const character of word) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function inputOf({ body }: RecordedRequest): string[] {
  const { input }: { input: string[] } = JSON.parse(body);
  return input;
}
