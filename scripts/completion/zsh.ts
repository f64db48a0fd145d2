import type { Words } from "./words.ts";

/** By what zsh brings itself: https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
export function zshCompletion([program, ...commands]: readonly [Words, ...Words[]]): string {
  const names = commands.map(({ name, summary }) => `    ${quoted(`${name}:${escaped(summary)}`)}`);
  const cases = commands.map((each) => `      ${each.name}) _arguments ${argumentsOf(each)} ;;`);
  return `#compdef offprint
_offprint() {
  local line state
  local -a names=(
${names.join("\n")}
  )
  _arguments -C ${optionsOf(program)} '1: :->name' '*:: :->rest'
  case $state in
    name) _describe command names ;;
    rest) case $line[1] in
${cases.join("\n")}
    esac ;;
  esac
}
if [ "$funcstack[1]" = _offprint ]; then _offprint "$@"; else compdef _offprint offprint; fi
`;
}

function argumentsOf(words: Words): string {
  const { choices, takesFile } = words;
  if (takesFile) return `${optionsOf(words)} '1:file:_files'`;
  return choices.length === 0
    ? optionsOf(words)
    : `${optionsOf(words)} '1:word:(${choices.join(" ")})'`;
}

function optionsOf({ options }: Words): string {
  return options
    .map(({ flag, meaning, takesValue }) =>
      quoted(`${flag}[${escaped(meaning)}]${takesValue ? ":value:" : ""}`),
    )
    .join(" ");
}

/** Marks that end a part of what zsh is told. */
function escaped(text: string): string {
  return text.replace(/[\\:[\]]/gu, "\\$&");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
