/** arXiv's archives and what people call them (https://arxiv.org/category_taxonomy). */
const ARCHIVES = new Map([
  ["astro-ph", "astrophysics"],
  ["cond-mat", "condensed matter"],
  ["cs", "computer science"],
  ["econ", "economics"],
  ["eess", "electrical engineering"],
  ["gr-qc", "general relativity"],
  ["hep-ex", "high energy physics, experiment"],
  ["hep-lat", "high energy physics, lattice"],
  ["hep-ph", "high energy physics, phenomenology"],
  ["hep-th", "high energy physics, theory"],
  ["math", "mathematics"],
  ["math-ph", "mathematical physics"],
  ["nlin", "nonlinear sciences"],
  ["nucl-ex", "nuclear experiment"],
  ["nucl-th", "nuclear theory"],
  ["physics", "physics"],
  ["q-bio", "quantitative biology"],
  ["q-fin", "quantitative finance"],
  ["quant-ph", "quantum physics"],
  ["stat", "statistics"],
]);

/** These write their subjects as words in lower case, such as physics.optics; all others as two capitals. */
const WORD_SUBJECTS = new Set(["cond-mat", "physics"]);

/** `cs.ro` → `cs.RO`, `cs.*` → `cs`; undefined when it names no category of arXiv's. */
export function parseCategory(text: string): string | undefined {
  const found = /^([a-z-]+)(?:\.([a-z-]{2,20}|\*)?)?$/.exec(text.toLowerCase());
  const [, archive = "", subject = "*"] = found ?? [];
  if (!ARCHIVES.has(archive)) return undefined;
  if (subject === "*") return archive;
  if (WORD_SUBJECTS.has(archive)) return `${archive}.${subject}`;
  return /^[a-z]{2}$/.test(subject) ? `${archive}.${subject.toUpperCase()}` : undefined;
}

/** What people call an archive; undefined for a single category. */
export function archiveName(category: string): string | undefined {
  return ARCHIVES.get(category);
}

/** Whether a paper's category is the one asked for or belongs to that archive. */
export function categoryCovers(asked: string, category: string): boolean {
  return category === asked || category.startsWith(`${asked}.`);
}
