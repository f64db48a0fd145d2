import type { Words } from "./words.ts";

const FIRST = "__fish_use_subcommand";

/** https://fishshell.com/docs/current/completions.html */
export function fishCompletion([program, ...commands]: readonly [Words, ...Words[]]): string {
  const names = commands.map(
    ({ name, summary }) => `complete -c offprint -n ${FIRST} -a ${name} -d ${quoted(summary)}`,
  );
  const lines = [...names, ...optionsOf(program, FIRST), ...commands.flatMap(linesBehind)];
  return `# offprint in fish
complete -c offprint -f
${lines.join("\n")}
`;
}

function linesBehind(words: Words): string[] {
  const { name, choices, takesFile } = words;
  const behind = quoted(`__fish_seen_subcommand_from ${name}`);
  const choose = `complete -c offprint -n ${behind} -a ${quoted(choices.join(" "))}`;
  return [
    ...(choices.length > 0 ? [choose] : []),
    ...(takesFile ? [`complete -c offprint -n ${behind} -F`] : []),
    ...optionsOf(words, behind),
  ];
}

function optionsOf({ options }: Words, when: string): string[] {
  return options.map(({ flag, meaning, takesValue }) => {
    const value = takesValue ? " -x" : "";
    return `complete -c offprint -n ${when} -l ${flag.slice(2)}${value} -d ${quoted(meaning)}`;
  });
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/gu, "\\$&")}'`;
}
