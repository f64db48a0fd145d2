/** Names as Slack makes them. */
export interface Ids {
  /** A prefix such as `C`, `U`, `V` and ten characters, different each time. */
  newId(prefix: string): string;
  /** A message's time, which is its id within a channel: seconds and six digits, different each time. */
  newTs(): string;
  /** A view's version. */
  newHash(): string;
  /** Of a token or a code: letters and digits nobody guesses twice. */
  newSecret(): string;
}

export function createIds(now: () => number): Ids {
  let made = 0;
  const next = () => String(++made);
  return {
    newId: (prefix) => prefix + "0" + Number(next()).toString(36).toUpperCase().padStart(9, "0"),
    newTs: () => `${Math.floor(now() / 1_000)}.${next().padStart(6, "0")}`,
    newHash: () => `${Math.floor(now() / 1_000)}.${next().padStart(8, "h")}`,
    newSecret: () => `${next().padStart(4, "0")}${"s3cr3t".repeat(4)}`,
  };
}
