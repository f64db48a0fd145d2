import type { CommandInfo } from "../../src/chat/command-info.ts";
import type { Inbox, Typing } from "../../src/chat/inbox.ts";
import type { Input } from "../../src/chat/request.ts";
import { terminalLine } from "./render/terminal-text.ts";
import { wordsOf } from "./words-of.ts";

/** A line whose main option is one of the completions, as the command takes it: by its value. */
export async function byValue(
  input: Input,
  inbox: Inbox,
  who: Pick<Typing, "place" | "actor">,
): Promise<Input> {
  if (input.kind !== "line") return input;
  const [, name = "", rest = ""] = /^(\S+)\s+(.+)$/u.exec(input.line) ?? [];
  const command = inbox.commands.find((each) => each.name === name.toLowerCase());
  const main = command?.options.find(({ main }) => main);
  if (!command || !main?.completes) return input;
  const [typed, more] = apart(rest, command);
  const ask = { ...who, command: command.name, option: main.name, typed };
  const chosen = (await inbox.complete(ask)).find(
    (choice) => terminalLine(wordsOf(choice)) === typed,
  );
  return chosen ? { ...input, line: `${name} ${chosen.value}${more}` } : input;
}

/** What belongs to the main option, and the other options at its end. */
function apart(rest: string, { options }: CommandInfo): [typed: string, more: string] {
  const names = options.map((option) => option.name).join("|");
  const more = new RegExp(`(?:\\s+(?:${names}):\\S+)+$`, "iu").exec(rest)?.[0] ?? "";
  return [rest.slice(0, rest.length - more.length), more];
}
