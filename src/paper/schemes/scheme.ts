/**
 * How the works of one archive, or of one registry, are named. A rest is what follows the scheme in
 * an id, in its one spelling and without a version: what people write, and `read` reads back.
 */
export interface Scheme {
  /** What ids begin with, and channels keep: `arxiv`. It holds neither a capital nor a colon. */
  readonly name: string;
  /** What people call it before an id: `arXiv`. */
  readonly title: string;
  /** The rest of some id, for people to follow. */
  readonly example: string;
  /** The rest of the one id that a text is, in any form people paste; in time linear in the text. */
  readonly read: (text: string) => string | undefined;
  /** Ids among other words, in any form that `read` takes, or as rests; at most 2,000 characters of text. */
  readonly cited?: (text: string) => readonly Citation[];
  /** Ids that stand alone among other words, for texts that can mean nothing but a paper. */
  readonly alone?: (text: string) => readonly Citation[];
  /** What looks like a rest of its own and is a slip where `read` reads nothing. */
  readonly resembles?: RegExp;
  /** Names works that may have an id of another scheme, which is then the better name of the two. */
  readonly general?: true;
  /** Where people read about the work. */
  readonly page: (rest: string) => string;
  /** Left out where an id does not say where its PDF is. */
  readonly pdf?: (rest: string) => string;
}

export interface Citation {
  /** Where it begins in the text. */
  readonly at: number;
  readonly id: string;
}
