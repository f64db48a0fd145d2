/** The roles of a work that is shared out in parts. */
export interface PartRoles {
  /** By part, from 0; the whole work by its name alone. */
  readonly names: readonly string[];
  /** Not while a part of another number of parts is taken: it overlaps these. */
  isReady(taken: ReadonlySet<string>): boolean;
}

export function partRoles(work: string, count: number): PartRoles {
  const names =
    count === 1
      ? [work]
      : Array.from({ length: count }, (_, part) => `${work} ${part} of ${count}`);
  const isOurs = (role: string) => role === work || role.startsWith(`${work} `);
  return {
    names,
    isReady: (taken) => [...taken].every((role) => !isOurs(role) || names.includes(role)),
  };
}
