import { z } from "zod";

/** More numbers than any known model makes of a text. */
const MOST_NUMBERS = 16_384;

const EmbeddingAnswer = z.object({
  data: z.array(
    z.object({
      index: z.int().nonnegative(),
      embedding: z.array(z.number()).min(1).max(MOST_NUMBERS),
    }),
  ),
});

/** The endpoint answered, but not with what was asked for. It never holds what was asked or answered. */
export class WrongAnswer extends Error {
  override readonly name = "WrongAnswer";

  /** `why` completes a sentence: `with HTML`. */
  constructor(why: string) {
    super(`The embeddings endpoint answered ${why}.`);
  }
}

/**
 * The vectors of `count` texts in the texts' order, all of one length and none of length zero.
 * @throws WrongAnswer
 */
export function readEmbeddings(body: string, count: number): readonly Float32Array[] {
  const { data: answer } = EmbeddingAnswer.safeParse(parse(body));
  if (!answer) throw new WrongAnswer("without embeddings");
  const byIndex = new Map(answer.data.map(({ index, embedding }) => [index, embedding]));
  const vectors = Array.from({ length: count }, (_, index) => byIndex.get(index) ?? []);
  if (answer.data.length !== count || vectors.some(({ length }) => length === 0))
    throw new WrongAnswer(`with ${answer.data.length} embeddings for ${count} texts`);
  return vectors.map((vector) => check(Float32Array.from(vector), vectors[0]?.length));
}

function check(vector: Float32Array, dimension: number | undefined): Float32Array {
  if (vector.length !== dimension) throw new WrongAnswer("with embeddings of several lengths");
  const squares = vector.reduce((sum, each) => sum + each * each, 0);
  // An infinite one would have no direction either.
  if (!(squares > 0 && Number.isFinite(squares)))
    throw new WrongAnswer("with an embedding that points nowhere");
  return vector;
}

/** Without the cause: a parser's complaint repeats what it read. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new WrongAnswer("with what is not JSON");
  }
}
