import { OperatorError } from "../errors.ts";
import { HttpError } from "../http/http-client.ts";
import type { Clock } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/durations.ts";
import { createHold } from "../time/hold.ts";
import { WrongAnswer } from "./embedding-answer.ts";

/** What stands in the way, since when, and until when it is left alone. */
export interface EndpointTrouble {
  met(error: unknown): void;
  /** It works again. */
  over(): void;
  /** Whether nothing has worked since it was last met. */
  lasts(): boolean;
  /** How long not to try, in milliseconds; 0 when another try is due. */
  restMs(): number;
}

/** Tells the operator one sentence or two; never what people asked for. */
export type Notify = (level: "warn" | "info", message: string) => void;

const WAITS_MS = [30 * SECOND, 2 * MINUTE, 10 * MINUTE] as const;
const LONGEST_WAIT_MS = 10 * MINUTE;

/** Told once when it begins and once when it is over; between two tries longer and longer. */
export function createEndpointTrouble(
  clock: Clock,
  notify: Notify,
  consequence: string,
): EndpointTrouble {
  let rest = createHold(clock);
  let times = 0;

  return {
    met(error) {
      // Several requests that fail together are one failure.
      if (rest.remainingMs() > 0) return;
      if (times === 0) notify("warn", `${explain(error)} ${consequence}`);
      rest.extend(askedToWait(error) ?? WAITS_MS[times] ?? LONGEST_WAIT_MS);
      times += 1;
    },
    over() {
      if (times > 0) notify("info", "Embeddings work again.");
      times = 0;
      rest = createHold(clock);
    },
    lasts: () => times > 0,
    restMs: () => rest.remainingMs(),
  };
}

function askedToWait(error: unknown): number | undefined {
  const failure = error instanceof HttpError ? error.failure : undefined;
  return failure?.kind === "limited" ? failure.retryAfterMs : undefined;
}

/** Other errors may repeat what they were about. */
function explain(error: unknown): string {
  if (error instanceof HttpError) return error.message + advice(error);
  if (error instanceof WrongAnswer || error instanceof OperatorError) return error.message;
  return `Embeddings failed unexpectedly (${error instanceof Error ? error.name : typeof error}).`;
}

function advice({ failure }: HttpError): string {
  if (failure.kind !== "refused") return "";
  const { status } = failure;
  if (status === 401 || status === 403) return " Check EMBEDDINGS_KEY.";
  return " Check EMBEDDINGS_URL and EMBEDDINGS_MODEL.";
}
