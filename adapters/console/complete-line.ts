import type { CommandInfo, OptionInfo } from "../../src/chat/command-info.ts";
import type { Inbox, Typing } from "../../src/chat/inbox.ts";
import { withoutRoot } from "./interpret-line.ts";
import { terminalLine } from "./render/terminal-text.ts";

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
    const values = await suggest(named, word.slice(named.name.length + 1).replaceAll('"', ""));
    return [values.map((value) => `${named.name}:${quoted(value)}`), word];
  }
  const main = options.find((option) => option.main);
  const values = main ? await suggest(main, rest) : [];
  if (word !== rest && values.length > 0) return [values, rest];
  const unused = options.filter((option) => !option.main && !rest.includes(`${option.name}:`));
  const names = startingWith(
    unused.map((option) => `${option.name}:`),
    word,
  );
  return [[...values, ...names], word];
}

async function valuesOf(
  option: OptionInfo,
  typed: string,
  ask: (typed: string) => ReturnType<Inbox["complete"]>,
): Promise<string[]> {
  if (option.choices) return startingWith(option.choices, typed);
  if (!option.completes) return [];
  return (await ask(typed)).map((choice) => terminalLine(choice.value));
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
