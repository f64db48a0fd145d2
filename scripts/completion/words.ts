import type { Command } from "commander";

/** What may follow a command. */
export interface Words {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionWords[];
  /** All that its argument may be. */
  readonly choices: readonly string[];
  /** Whether its argument is a file. */
  readonly takesFile: boolean;
}

interface OptionWords {
  /** With its two dashes. */
  readonly flag: string;
  readonly meaning: string;
  readonly takesValue: boolean;
}

/** Of the program itself, then of each of its commands. */
export function wordsOf(program: Command): readonly [Words, ...Words[]] {
  return [
    words(program, namesIn(program)),
    ...program.commands.map((command) =>
      words(command, command.name() === "help" ? namesIn(program) : choicesOf(command)),
    ),
  ];
}

function words(command: Command, choices: readonly string[]): Words {
  const options = command.createHelp().visibleOptions(command);
  return {
    name: command.name(),
    summary: command.summary(),
    options: options.map(({ long, flags, description, required }) => ({
      flag: long ?? flags,
      meaning: description,
      takesValue: required,
    })),
    choices,
    takesFile: choices.length === 0 && command.registeredArguments.length > 0,
  };
}

function namesIn(program: Command): string[] {
  return program.commands.map((command) => command.name());
}

function choicesOf({ registeredArguments: [argument] }: Command): readonly string[] {
  return argument?.argChoices ?? [];
}
