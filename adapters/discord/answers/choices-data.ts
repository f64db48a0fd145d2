import type { APIApplicationCommandOptionChoice } from "discord.js";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Choice } from "../../../src/chat/inbox.ts";

/** @see https://docs.discord.com/developers/interactions/application-commands#autocomplete */
const LIMITS = { choices: 25, name: 100, value: 100 };

/** A value is never cut, as it would mean something else; a choice whose value is too long is left out. */
export function choicesData(
  choices: readonly Choice[],
): APIApplicationCommandOptionChoice<string>[] {
  return choices
    .map(({ label, value }) => ({ name: cut(cleanLine(label), LIMITS.name), value }))
    .filter(({ name, value }) => name !== "" && value !== "" && value.length <= LIMITS.value)
    .slice(0, LIMITS.choices);
}
