import { mayBeName, mayBeOnlyName } from "../names/may-be-name.ts";
import type { Rule } from "./rule.ts";

const NAME = String.raw`\p{Lu}[\p{L}'’-]*\p{L}`;
const PARTICLE = "(?:van|von|vom|zu|de|del|della|di|da|dos|du|der|den|le|ter|ten|el|al|bin)";
const WORKS = "(?:papers?|works?|publications|articles|preprints|research)";
const WHICH = "(?:(?:latest|new|newest|recent) )?";

const YEAR = String.raw`(?:19[89]\d|20[0-4]\d)`;
/** Jarmak et al. (2017); a paper is on arXiv up to a year before. */
const AND_OTHERS = new RegExp(
  `(?<![:\\p{L}])((?:\\p{Lu}[\\p{L}'’-]+ ){1,3})et\\.? al(?![\\p{L}\\p{N}])\\.?(?:,? (${YEAR})[a-z]?(?=[\\s),;]|$)|,? \\((${YEAR})[a-z]?\\))?`,
  "gu",
);

/** Ermon et al., 2019 */
export const CITATION_RULES: readonly Rule[] = [[AND_OTHERS, cited]];

/** Ermon's papers on scores, publications of Ermon, author Ermon, score models by Ermon. */
export const NAME_RULES: readonly Rule[] = [
  [
    new RegExp(
      `^(${NAME}?(?: ${NAME}){0,2})['’]s ${WHICH}${WORKS}(?: (?:on|about|in)(?= ))?(?=$| )`,
      "u",
    ),
    ofOrAbout,
  ],
  [new RegExp(`^authors? (${NAME}(?: ${NAME})?)$`, "u"), byAuthor],
  [new RegExp(`^${WHICH}${WORKS} of (${NAME}(?: ${NAME})?)$`, "u"), ofOrAbout],
  [
    new RegExp(
      `(?<=\\p{Ll} )(?<!\\b(?:${WORKS}|written|(?:co-?)?authored|published) )by (${NAME})$`,
      "u",
    ),
    (all, name) =>
      mayBeName(name) && mayBeOnlyName(name) ? `("${name}" OR author:"${name}")` : all,
  ],
];

/** A. Lovelace, van den Oord, Ada von Neumann, d'Alembert */
export const WHOLE_NAME_RULES: readonly Rule[] = [
  [
    new RegExp(
      `^((?:\\p{Lu}\\. )+${NAME}|(?:${NAME} )?(?:${PARTICLE} )+${NAME}|[dl]['’]${NAME})$`,
      "u",
    ),
    (_, name) => `("${name}" OR author:"${name}")`,
  ],
];

function cited(_: string, name: string, year: string | undefined, inside?: string): string {
  const said = Number(year ?? inside);
  return `author:"${name.trim()}"${said > 0 ? ` date:${said - 1}..${said}` : ""}`;
}

/** Parkinson's research is of no Parkinson, and OpenAI's papers name it. */
function ofOrAbout(all: string, name: string): string {
  return name.split(" ").every(mayBeName) ? `("${name}" OR author:"${name}")` : all;
}

function byAuthor(all: string, name: string): string {
  return name.split(" ").every(mayBeName) ? `author:"${name}"` : all;
}
