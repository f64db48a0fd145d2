import { SETTINGS } from "../../src/config.ts";
import type { Problem } from "./ask.ts";
import type { EnvChanges } from "./env-file.ts";
import type { TestPost } from "./offer-test-post.ts";

/** What was found out about a platform, and where to go on once it is written. */
export interface SetUp {
  readonly settings: EnvChanges;
  /** What comes before the lines that lead to a first digest. */
  readonly next: string;
  /** Those lines, where they are not those of a channel. */
  readonly firstDigest?: string;
  /** What adds the bot to a server or workspace, and what to say of it. */
  readonly link?: { readonly text: string; readonly url: string };
  /** Left out where nothing can be posted before somebody has installed the app. */
  readonly testPost?: TestPost;
}

/** What is wrong with a value for this setting, which has to be there. */
export function problemOf(name: keyof typeof SETTINGS): Problem {
  return (value) => {
    if (value === "") return "This one is needed.";
    const { error } = SETTINGS[name].safeParse(value);
    return error && `This ${error.issues.map(({ message }) => message).join(", and ")}.`;
  };
}
