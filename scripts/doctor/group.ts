import type { Check, Finding } from "../../src/checkup/check.ts";

/** Checks that belong together, under the name people know. */
export interface Group {
  readonly title: string;
  readonly checks: readonly Check[];
}

/** What was seen of a group. */
export interface GroupReport {
  readonly title: string;
  readonly findings: readonly (Finding & { readonly check: string })[];
}
