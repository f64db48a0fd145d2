import { SETTINGS } from "../src/config.ts";
import type { Problem } from "./ask.ts";
import type { EnvChanges } from "./env-file.ts";

/** What was found out about a platform, and where to go on once it is written. */
export interface SetUp {
  readonly settings: EnvChanges;
  readonly next: string;
  readonly link?: string;
}

/** What is wrong with a value for this setting, which has to be there. */
export function problemOf(name: keyof typeof SETTINGS): Problem {
  return (value) => {
    if (value === "") return "This one is needed.";
    const { error } = SETTINGS[name].safeParse(value);
    return error && `This ${error.issues.map(({ message }) => message).join(", and ")}.`;
  };
}
