import type { Later } from "./message.ts";

/** What is still to be shown of answers, so that none of it takes the place of something newer. */
export interface FollowUps {
  /**
   * Begins an answer, from now on the newest in the place of the message `at`, and resolves once
   * nothing older is being shown there. Without `at` it becomes a message of its own.
   */
  begin(at?: string): Promise<FollowUp>;
  /** Nothing more is shown. */
  stop(): void;
}

export interface FollowUp {
  /**
   * Shows what comes later, unless a newer answer has begun in its place, or all is stopped; resolves
   * once there is nothing more to show.
   * @param at the message that the answer has become
   * @throws what `show` throws
   */
  follow(
    later: Promise<Later> | undefined,
    show: (later: Later) => Promise<void>,
    at?: string,
  ): Promise<void>;
  /** Every one that was begun is ended. */
  end(): void;
}

interface Answer {
  readonly outdated: AbortController;
  showing?: Promise<void>;
}

export function createFollowUps(): FollowUps {
  /** Of each message the newest answer, until it is ended. */
  const newest = new Map<string, Answer>();
  const stopped = new AbortController();

  function followUpOf(answer: Answer, places: Set<string>): FollowUp {
    const signal = AbortSignal.any([answer.outdated.signal, stopped.signal]);
    return {
      async follow(later, show, at) {
        if (!later) return;
        if (at !== undefined && !places.has(at)) {
          if (newest.has(at)) return;
          newest.set(at, answer);
          places.add(at);
        }
        const come = await unlessAborted(later, signal);
        if (!come || signal.aborted) return;
        answer.showing = show(come);
        await answer.showing;
      },
      end() {
        for (const at of places) if (newest.get(at) === answer) newest.delete(at);
      },
    };
  }

  return {
    async begin(at) {
      const answer: Answer = { outdated: new AbortController() };
      if (at === undefined) return followUpOf(answer, new Set());
      const before = newest.get(at);
      newest.set(at, answer);
      before?.outdated.abort();
      await before?.showing?.catch(() => undefined);
      return followUpOf(answer, new Set([at]));
    },
    stop: () => stopped.abort(),
  };
}

/** What comes, or undefined as soon as the signal is aborted. */
function unlessAborted<T>(coming: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve(undefined);
    if (signal.aborted) return leave();
    signal.addEventListener("abort", leave, { once: true });
    coming.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
