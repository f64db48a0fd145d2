import type { Words } from "./words.ts";

/** Runs on bash 3.2 as well, which macOS has. Files complete where nothing else does. */
export function bashCompletion([program, ...commands]: readonly [Words, ...Words[]]): string {
  const cases = commands.map((each) => `      ${each.name}) ${wordsBehind(each)} ;;`);
  return `# offprint in bash
_offprint() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words="" options=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    ${wordsBehind(program)}
  else
    case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
    esac
  fi
  case "$word" in -*) words="$options" ;; esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _offprint offprint
`;
}

function wordsBehind({ options, choices, takesFile }: Words): string {
  const flags = options.map(({ flag }) => flag).join(" ");
  const plain = choices.length > 0 || takesFile ? choices.join(" ") : flags;
  return `words="${plain}"; options="${flags}"`;
}
