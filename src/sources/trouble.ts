import { HttpError, type HttpFailure } from "../http/http-client.ts";
import { SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

/** Why a source could not answer. */
export interface Trouble {
  readonly status: "limited" | "down";
  /** One plain sentence for people. */
  readonly reason: string;
  readonly until?: Instant;
}

/** The site answered, but not with what was asked for. The message is a sentence for people. */
export class UnusableAnswer extends Error {
  override readonly name = "UnusableAnswer";
}

/** Reads an answer; one that cannot be used is forgotten, so that the site is asked again next time. */
export async function forgetUnusable<T>(
  read: () => Promise<T>,
  forget: () => Promise<void>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnusableAnswer) await forget();
    throw error;
  }
}

/** Turns what a request threw into words. `title` is the source's name as people know it. */
export function troubleFrom(error: unknown, title: string, now: Instant): Trouble {
  if (error instanceof UnusableAnswer) return { status: "down", reason: error.message };
  if (error instanceof HttpError) return failureTrouble(error.failure, title, now);
  return { status: "down", reason: `${title} could not be read because of a fault in this bot.` };
}

export function failureTrouble(failure: HttpFailure, title: string, now: Instant): Trouble {
  switch (failure.kind) {
    case "limited": {
      const until = now + failure.retryAfterMs;
      return { status: "limited", until, reason: `${title} asked us to wait before asking again.` };
    }
    case "busy": {
      const until = now + failure.waitMs;
      const wait = `${Math.ceil(failure.waitMs / SECOND)} s`;
      const reason = `${title} was not asked, since many search there just now; ask again in ${wait}.`;
      return { status: "limited", until, reason };
    }
    case "down":
      return { status: "down", reason: `${title} did not answer.` };
    case "refused":
      return {
        status: "down",
        reason: `${title} refused the request (HTTP ${failure.status}).`,
      };
    default:
      return failure satisfies never;
  }
}

/** True when the site refused with one of these statuses. */
export function isRefusal(error: unknown, ...statuses: readonly number[]): boolean {
  if (!(error instanceof HttpError) || error.failure.kind !== "refused") return false;
  return statuses.includes(error.failure.status);
}
