import type { CommandInfo, OptionInfo } from "../../src/chat/command-info.ts";
import type { Inbox, Typing } from "../../src/chat/inbox.ts";
import { withoutRoot } from "./interpret-line.ts";
import { terminalLine } from "./render/terminal-text.ts";
import { wordsOf } from "./words-of.ts";

/** Completions, and the end of the line that they replace: what readline asks of a completer. */
type Completions = [completions: string[], replaced: string];

const LINE_LIMIT = 1_000;
const LAST_WORD = /(?:\w+:"[^"]*|\S*)$/u;

/** Completes a command's name, then its options' names and values. */
export async function completeLine(
  typed: string,
  inbox: Inbox,
  who: Pick<Typing, "place" | "actor">,
): Promise<Completions> {
  if (typed.length > LINE_LIMIT) return [[], typed];
  const [, name = "", space = "", rest = ""] = /^(\S*)(\s*)(.*)$/u.exec(withoutRoot(typed)) ?? [];
  if (space === "") return [commandNames(inbox, name), name];
  const command = inbox.commands.find((each) => each.name === name.toLowerCase());
  if (!command) return [[], rest];
  const suggest = (option: OptionInfo, value: string) =>
    valuesOf(option, value, (text) =>
      inbox.complete({ ...who, command: command.name, option: option.name, typed: text }),
    );
  return completeOptions(command, rest, suggest);
}

type Suggest = (option: OptionInfo, typed: string) => Promise<string[]>;

async function completeOptions(
  { options }: CommandInfo,
  rest: string,
  suggest: Suggest,
): Promise<Completions> {
  const word = LAST_WORD.exec(rest)?.[0] ?? "";
  const named = options.find((option) => word.toLowerCase().startsWith(`${option.name}:`));
  if (named) {
    const typed = word.slice(named.name.length + 1).replaceAll('"', "");
    const values = await suggest(named, typed);
    return told(
      values.map((value) => `${named.name}:${quoted(value)}`),
      word,
    );
  }
  const main = options.find((option) => option.main);
  if (main) {
    const values = await suggest(main, rest);
    if (word !== rest && values.length > 0) return shortened(values, rest, word);
    return told([...values, ...unusedNames(options, rest, word)], word);
  }
  const next = options[wordsBefore(rest, word)];
  const values = next && word !== "" ? await suggest(next, word) : [];
  return told([...values, ...unusedNames(options, rest, word)], word);
}

/** Where there is no main option, words are given to the options in turn. */
function wordsBefore(rest: string, word: string): number {
  const before = rest.slice(0, rest.length - word.length).split(/\s+/u);
  return before.filter((each) => each !== "").length;
}

function unusedNames(options: readonly OptionInfo[], rest: string, word: string): string[] {
  const unused = options.filter((option) => !option.main && !rest.includes(`${option.name}:`));
  return startingWith(
    unused.map((option) => `${option.name}:`),
    word,
  );
}

/** Where all go on from the words before, only the last word is replaced. */
function shortened(values: readonly string[], rest: string, word: string): Completions {
  const before = rest.slice(0, rest.length - word.length);
  if (!values.every((value) => value.startsWith(before))) return told(values, rest);
  return told(
    values.map((value) => value.slice(before.length)),
    word,
  );
}

/**
 * Readline replaces what was typed by what all completions begin with, though it be less. An entry
 * that begins with nothing keeps it from taking letters away.
 */
function told(completions: readonly string[], typed: string): Completions {
  const [first = "", ...others] = completions;
  const isKept = first.toLowerCase().startsWith(typed.toLowerCase());
  const all = others.every((each) => each.toLowerCase().startsWith(typed.toLowerCase()));
  const keeps = others.length === 0 || (isKept && all);
  return [keeps ? [...completions] : [...completions, " "], typed];
}

/** What adds nothing is left out. The main option's are shown by their words: nobody chooses by an id. */
async function valuesOf(
  option: OptionInfo,
  typed: string,
  ask: (typed: string) => ReturnType<Inbox["complete"]>,
): Promise<string[]> {
  if (option.choices) return startingWith(option.choices, typed);
  if (!option.completes) return [];
  const choices = (await ask(typed)).filter(({ value }) => value !== typed);
  return choices.map((choice) => terminalLine(option.main ? wordsOf(choice) : choice.value));
}

function commandNames(inbox: Inbox, typed: string): string[] {
  const names = [...inbox.commands.map((command) => command.name), "quit"];
  return startingWith(names, typed).map((name) => `${name} `);
}

function startingWith(words: readonly string[], typed: string): string[] {
  return words.filter((word) => word.toLowerCase().startsWith(typed.toLowerCase()));
}

function quoted(value: string): string {
  return /\s/u.test(value) ? `"${value}"` : value;
}
