import { bashCompletion } from "./completion/bash.ts";
import { fishCompletion } from "./completion/fish.ts";
import { wordsOf } from "./completion/words.ts";
import { zshCompletion } from "./completion/zsh.ts";
import { scripts } from "./index.ts";
import { createProgram } from "./line/program.ts";
import type { ScriptContext } from "./run-script.ts";

export function run({ argument }: ScriptContext): void {
  process.stdout.write(completionFor(argument, wordsOf(createProgram(scripts))));
}

function completionFor(shell: string, words: ReturnType<typeof wordsOf>): string {
  if (shell === "zsh") return zshCompletion(words);
  return shell === "fish" ? fishCompletion(words) : bashCompletion(words);
}
