import type { Inbox } from "./inbox.ts";

/**
 * What is heard of a platform over connections that one process may have at a time: in so many parts,
 * of which the platform decides what each one tells.
 */
export interface HeardParts {
  readonly count: number;
  /**
   * Resolves once the part (from 0) is heard; it may be started again after a stop. What comes while
   * `isOurs` says no is for another process to answer.
   */
  start(part: number, inbox: Inbox, isOurs: () => boolean): Promise<void>;
  /** Hears the part no longer; answers that are being given go on. Resolves within a bounded time. */
  stop(part: number): Promise<void>;
}
