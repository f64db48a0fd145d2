/** How much one channel or one person can ask for, all in one place. */
export const LIMITS = {
  /** Topics of one channel. */
  topicsPerChannel: 25,
  /** Topics that one person has added, over all channels of the bot. */
  topicsPerPerson: 100,
  /** Papers of one topic in one digest. */
  papers: { least: 1, most: 20, usual: 5 },
  votes: { least: 0, most: 10_000 },
  /** Of one channel in one digest, whatever its topics ask for. */
  papersPerDigest: 50,
} as const;
