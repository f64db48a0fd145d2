import type { OptionInfo } from "../chat/command-info.ts";

/**
 * Splits a typed line into its options: a known option's name and a colon is that option, all else
 * belongs to the main one, in the order typed. `diffusion policies sort:newest count:5` gives
 * `{query: "diffusion policies", sort: "newest", count: "5"}`. Quotation marks hide colons and
 * spaces. With no main option, words are given to the options in turn.
 */
export function parseLine(line: string, options: readonly OptionInfo[]): Record<string, string> {
  const { rest, named } = splitLine(line, options);
  return Object.fromEntries([...positional(rest, options, named), ...named]);
}

/** The words that belong to no option, where there is no main one and none is left. */
export function wordsWithoutOption(line: string, options: readonly OptionInfo[]): string[] {
  const { rest, named } = splitLine(line, options);
  if (options.some((option) => option.main)) return [];
  return rest.slice(options.filter((option) => !named.has(option.name)).length);
}

function splitLine(line: string, options: readonly OptionInfo[]) {
  const named = new Map<string, string>();
  const rest: string[] = [];
  let open: string | undefined;
  for (const word of splitWords(line)) {
    const [name, value] = splitOption(word, options);
    if (name === undefined && open === undefined) rest.push(word);
    else if (name === undefined) named.set(open ?? "", unquote(word));
    else if (value !== "") named.set(name, unquote(value));
    // `sort: newest`; what follows the main one is its own anyway.
    open = name !== undefined && value === "" && !isMain(name, options) ? name : undefined;
  }
  return { rest, named };
}

function isMain(name: string, options: readonly OptionInfo[]): boolean {
  return options.some((option) => option.main === true && option.name === name);
}

function splitOption(
  word: string,
  options: readonly OptionInfo[],
): [name: string | undefined, value: string] {
  const colon = word.indexOf(":");
  const typed = word.slice(0, Math.max(colon, 0)).toLowerCase().replaceAll("-", "_");
  const known =
    options.find(({ name }) => name === typed) ??
    options.find(({ aliases }) => aliases?.includes(typed));
  return known ? [known.name, word.slice(colon + 1)] : [undefined, word];
}

function positional(
  words: readonly string[],
  options: readonly OptionInfo[],
  named: ReadonlyMap<string, string>,
): [string, string][] {
  if (words.length === 0) return [];
  const main = options.find((option) => option.main);
  if (main) {
    const before = named.get(main.name);
    return [[main.name, [before, ...words].filter((word) => word !== undefined).join(" ")]];
  }
  const free = options.filter((option) => !named.has(option.name));
  return free.slice(0, words.length).map((option, at) => [option.name, unquote(words[at] ?? "")]);
}

/** Words by spaces; a quotation, which may start inside a word (`topic:"a b"`), stays whole. */
function splitWords(line: string): string[] {
  const words: string[] = [];
  let word = "";
  let quoted = false;
  for (const character of line) {
    if (isQuote(character)) quoted = !quoted;
    if (!quoted && character.trim() === "") {
      if (word !== "") words.push(word);
      word = "";
    } else {
      word += character;
    }
  }
  return word === "" ? words : [...words, word];
}

function isQuote(character: string): boolean {
  return character === '"' || character === "“" || character === "”";
}

function unquote(value: string): string {
  const quoted =
    value.length >= 2 && isQuote(value.charAt(0)) && isQuote(value.charAt(value.length - 1));
  const inner = quoted ? value.slice(1, -1) : value;
  return [...inner].some(isQuote) ? value : inner;
}
