import { HttpError } from "../http/http-client.ts";
import type { Paper } from "../paper/paper.ts";
import type { Embedder } from "./embedder.ts";
import { WrongAnswer } from "./embedding-answer.ts";
import { briefText, paperText } from "./paper-text.ts";
import { shrink } from "./small-vector.ts";
import type { VectorEntry } from "./vector-store.ts";

/** Any model embeds this. */
const GREETING = "research papers";

/** Asks for one short text, which tells whether the endpoint works, and the dimension of its vectors. */
export async function greet(embedder: Embedder, signal: AbortSignal): Promise<number> {
  const [vector] = await embedder.embed([GREETING], signal);
  return vector?.length ?? 0;
}

/**
 * A vector for each paper. A batch that fails while the endpoint works has a paper in it that is too
 * long for the model, or is too much at once: it is halved, down to one paper, then to how that one
 * begins; what is refused even then gets no vector.
 * @throws HttpError, WrongAnswer when the endpoint does not work, or the signal's reason
 */
export async function embedPapers(
  embedder: Embedder,
  papers: readonly Paper[],
  dimension: number,
  signal: AbortSignal,
): Promise<VectorEntry[]> {
  const embedAll = async (texts: readonly string[]): Promise<VectorEntry[]> => {
    const vectors = await embedder.embed(texts, signal);
    if (vectors[0]?.length !== dimension) throw new OtherDimension();
    return papers.flatMap((paper, index) => {
      const vector = vectors[index];
      return vector ? [{ paper, vector: shrink(vector) }] : [];
    });
  };
  const halves = async (): Promise<VectorEntry[]> => {
    const middle = Math.ceil(papers.length / 2);
    const first = await embedPapers(embedder, papers.slice(0, middle), dimension, signal);
    return [...first, ...(await embedPapers(embedder, papers.slice(middle), dimension, signal))];
  };

  try {
    return await embedAll(papers.map(paperText));
  } catch (error) {
    await blamePapers(error, embedder, signal);
  }
  if (papers.length > 1) return halves();
  try {
    return await embedAll(papers.map(briefText));
  } catch (error) {
    await blamePapers(error, embedder, signal);
    return papers.map((paper) => ({ paper }));
  }
}

/** Another model answers now than did before. */
class OtherDimension extends WrongAnswer {
  constructor() {
    super("with embeddings of another length than before");
  }
}

/** Returns when it is the papers that the endpoint does not take; throws when it is the endpoint. */
async function blamePapers(error: unknown, embedder: Embedder, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const isLimited = error instanceof HttpError && error.failure.kind === "limited";
  if (error instanceof OtherDimension || isLimited || !isOfEndpoint(error)) throw error;
  await greet(embedder, signal);
}

/** Whether the endpoint caused it, and not this program or its disk. */
export function isOfEndpoint(error: unknown): boolean {
  return error instanceof HttpError || error instanceof WrongAnswer;
}
