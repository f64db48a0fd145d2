import { defined } from "../collections/defined.ts";
import { OperatorError } from "../errors.ts";
import type { Site } from "../http/asking/sites.ts";
import type { HttpClient } from "../http/http-client.ts";
import { MINUTE } from "../time/durations.ts";
import { readEmbeddings } from "./embedding-answer.ts";

/** Texts as points: what means the same lies in the same direction. */
export interface Embedder {
  readonly model: string;
  /**
   * One vector a text, in their order.
   * @throws HttpError, WrongAnswer, or the signal's reason
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
}

export interface EmbedderSettings {
  readonly http: Pick<HttpClient, "post">;
  /** What comes before `/embeddings`, such as `http://127.0.0.1:11434/v1`. */
  readonly url: URL;
  readonly model: string;
  /** Sent as a bearer token. */
  readonly key?: string;
}

/**
 * Asks an endpoint that speaks as OpenAI's does.
 * @throws OperatorError when the address holds a password
 * @see https://platform.openai.com/docs/api-reference/embeddings/create
 */
export function createEmbedder({ http, url, model, key }: EmbedderSettings): Embedder {
  if (url.username || url.password)
    throw new OperatorError("EMBEDDINGS_URL must hold no password; EMBEDDINGS_KEY is for that.");
  const address = new URL(url);
  address.pathname = `${url.pathname.replace(/\/+$/u, "")}/embeddings`;
  const headers = {
    accept: "application/json",
    ...defined({ authorization: key === undefined ? undefined : `Bearer ${key}` }),
  };
  return {
    model,
    async embed(texts, signal) {
      const json = { model, input: texts };
      const { body } = await http.post(address, { json, headers, ...defined({ signal }) });
      return readEmbeddings(body, texts.length);
    },
  };
}

/** One request for papers at a time leaves room for those who search; a small machine takes long for a batch. */
export function embeddingsSite(url: URL): Site {
  return {
    origins: [url.origin],
    intervalMs: 0,
    concurrency: 4,
    timeoutMs: MINUTE,
    maxWaiting: 20,
  };
}
