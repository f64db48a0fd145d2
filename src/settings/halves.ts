/** What a setting needs beside it: any one of these groups. */
export interface Need {
  readonly name: string;
  /** Only where it is set to this. */
  readonly is?: string;
  readonly groups: readonly (readonly string[])[];
  /** Where to read more. */
  readonly page?: string;
}

const and = new Intl.ListFormat("en-GB", { type: "conjunction" });
const or = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** A sentence for each setting that does nothing without another that is not set. */
export function halvesOf(
  needs: readonly Need[],
  isSet: (name: string, is?: string) => boolean,
): string[] {
  return needs
    .filter(({ name, is }) => isSet(name, is))
    .flatMap(({ name, groups, page }) => {
      const missing = groups.map((group) => group.filter((each) => !isSet(each)));
      if (missing.some((group) => group.length === 0)) return [];
      const wanted = or.format(missing.map((group) => and.format(group)));
      return [`${name} needs ${wanted} beside it${page === undefined ? "" : `; see ${page}`}`];
    });
}
