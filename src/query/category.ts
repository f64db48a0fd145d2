import { CATEGORY_NAMES, OTHER_NAMES } from "./arxiv-taxonomy.ts";

const ARCHIVES = [...CATEGORY_NAMES.keys()].filter((category) => !category.includes("."));
const BY_LOWER_CASE = new Map(
  [...CATEGORY_NAMES.keys(), ...OTHER_NAMES.keys()].map((each) => [each.toLowerCase(), each]),
);

/** `cs.ro` and `cs/RO` → `cs.RO`, `cs.*` → `cs`; undefined when arXiv has no such category. */
export function parseCategory(text: string): string | undefined {
  const code = text
    .toLowerCase()
    .replace(/^['‘`]|['’`]$/g, "")
    .replace(/[/_]/, ".")
    .replace(/\.?\*$|\.$/, "");
  return BY_LOWER_CASE.get(code) ?? BY_LOWER_CASE.get(code.replace(/-(?=[a-z]{2}$)/, "."));
}

/** Zero-shot begins as none does. */
const BEGINS_CATEGORY = new RegExp(
  `^['‘\`]?(?:${[...new Set([...BY_LOWER_CASE.keys()].map((each) => each.split(/[.-]/)[0]))].join("|")})(?![a-z])`,
  "i",
);

/** Whether a word alone says a category: `cs.LG` and `quant-ph` do, `math` and `stat` are words. */
export function isCategoryWord(word: string): boolean {
  return /[.-]/.test(word) && BEGINS_CATEGORY.test(word) && parseCategory(word) !== undefined;
}

/** Whether a word looks like a category though arXiv has none of that name: `cs.ML`. */
export function looksLikeCategory(word: string): boolean {
  if (!word.includes(".")) return false;
  const [archive = "", subject, ...more] = word.split(".");
  if (
    subject === undefined ||
    more.length > 0 ||
    !/^[A-Z]{2,5}$|^[a-z]{2}$|^[a-z]+-[a-z]+$/.test(subject)
  )
    return false;
  return ARCHIVES.includes(archive) && parseCategory(word) === undefined;
}

/** Whether a category is asked for that an archive of arXiv's does not have. */
export function isOfKnownArchive(text: string): boolean {
  const [archive = "", subject] = text.toLowerCase().replace("/", ".").split(".");
  return subject !== undefined && ARCHIVES.includes(archive);
}

/** The categories people call so: “machine learning” is cs.LG and stat.ML. */
export function categoriesNamed(name: string): readonly string[] {
  const wanted = plainName(name);
  const usual = USUAL_NAMES.get(wanted);
  if (usual) return usual;
  const fits = (test: (called: string) => boolean) =>
    [...CATEGORY_NAMES].flatMap(([code, called]) => (test(plainName(called)) ? [code] : []));
  const same = fits((called) => called === wanted);
  return same.length > 0 || !wanted.includes(" ")
    ? same
    : fits((called) => called.startsWith(`${wanted} `));
}

/** What people call some categories, other than arXiv does. */
const USUAL_NAMES = new Map<string, readonly string[]>([
  ["ai", ["cs.AI"]],
  ["ml", ["cs.LG", "stat.ML"]],
  ["nlp", ["cs.CL"]],
  ["natural language processing", ["cs.CL"]],
  ["computational linguistics", ["cs.CL"]],
  ["cv", ["cs.CV"]],
  ["vision", ["cs.CV"]],
  ["hci", ["cs.HC"]],
  ["cryptography", ["cs.CR"]],
  ["crypto", ["cs.CR"]],
  ["deep learning", ["cs.LG"]],
  ["neural networks", ["cs.NE"]],
  ["robots", ["cs.RO"]],
  ["audio", ["cs.SD", "eess.AS"]],
  ["image processing", ["eess.IV"]],
  ["security", ["cs.CR"]],
  ["algorithms", ["cs.DS"]],
  ["game theory", ["cs.GT"]],
  ["networking", ["cs.NI"]],
  ["speech", ["eess.AS"]],
  ["maths", ["math"]],
  ["electrical engineering", ["eess"]],
  ["general relativity", ["gr-qc"]],
  ["astro", ["astro-ph"]],
  ["astronomy", ["astro-ph"]],
  ["quantum", ["quant-ph"]],
  ["biology", ["q-bio"]],
  ["bio", ["q-bio"]],
  ["finance", ["q-fin"]],
  ["hep", ["hep-ex", "hep-lat", "hep-ph", "hep-th"]],
  ["high energy physics", ["hep-ex", "hep-lat", "hep-ph", "hep-th"]],
]);

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/&|\band\b/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();
}

/**
 * The categories nearest to a name that arXiv does not have, as people may have meant: `cs.ML` was
 * stat.ML, or Machine Learning in cs; else the archive itself.
 */
export function nearestCategories(typed: string): readonly string[] {
  const [archive = "", subject = ""] = typed.toLowerCase().replace("/", ".").split(".");
  const ranked = [...CATEGORY_NAMES].flatMap(([code, name]) => {
    const [of = "", own = ""] = code.toLowerCase().split(".");
    if (own === "" || subject === "") return [];
    const alike = own === subject || (of === archive && initials(name) === subject);
    const distance = alike ? 0 : of === archive ? differing(own, subject) : FAR;
    return distance < FAR ? [{ code, distance }] : [];
  });
  ranked.sort((one, other) => one.distance - other.distance);
  const near = ranked.slice(0, NEAREST).map(({ code }) => code);
  if (near.length > 0 || !ARCHIVES.includes(archive)) return near;
  return USUAL_NAMES.get(subject) ?? [archive];
}

const NEAREST = 3;
const FAR = 2;

function initials(name: string): string {
  return (
    name
      .toLowerCase()
      .match(/(?<![a-z])[a-z]/g)
      ?.join("") ?? ""
  );
}

function differing(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  return Array.from({ length: longer }, (_, at) => one[at] !== other[at]).filter(Boolean).length;
}

/** What people call an archive; undefined for a single category. */
export function archiveName(category: string): string | undefined {
  return ARCHIVES.includes(category) ? CATEGORY_NAMES.get(category)?.toLowerCase() : undefined;
}

/** The other name of a category that arXiv lists under either. */
export function otherName(category: string): string | undefined {
  return OTHER_NAMES.get(category);
}

/**
 * Everything that a paper's category answers to: itself, its archive, and both of its other name:
 * `math.ST` → `math.ST`, `math`, `stat.TH`, `stat`.
 */
export function coveringOf(category: string): readonly string[] {
  const other = OTHER_NAMES.get(category);
  if (other === undefined) return withArchives(category);
  return [...new Set([...withArchives(category), ...withArchives(other)])];
}

/** `cs.RO` → `cs.RO`, `cs`; what no one has named may have more dots. */
function withArchives(category: string): string[] {
  const covering = [category];
  for (let at = category.indexOf("."); at >= 0; at = category.indexOf(".", at + 1))
    covering.push(category.slice(0, at));
  return covering;
}

/** Whether a paper's category is the one asked for, by either name, or belongs to that archive. */
export function categoryCovers(asked: string, category: string): boolean {
  return coveringOf(category).includes(asked);
}
