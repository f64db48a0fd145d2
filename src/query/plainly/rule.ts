/** What is typed, and what is read in its place. */
export type Rule = readonly [
  pattern: RegExp,
  instead: string | ((all: string, first: string, second: string, third: string) => string),
];

export function applyRules(text: string, rules: readonly Rule[]): string {
  return rules.reduce(
    (said, [pattern, instead]) =>
      typeof instead === "string" ? said.replace(pattern, instead) : said.replace(pattern, instead),
    text,
  );
}
