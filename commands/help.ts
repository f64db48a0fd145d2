import { defineCommand } from "../src/command/command.ts";
import { optionalText } from "../src/command/option.ts";
import { suggestName } from "../src/command/suggest-name.ts";
import { UserError } from "../src/errors.ts";
import { commandHelpMessage, helpMessage } from "../src/views/help-message.ts";

export const help = defineCommand({
  name: "help",
  description: "What you can type, with examples",
  example: "help search",
  options: { command: optionalText("The command to explain", { main: true }) },
  run: async ({ commands }, { command: typed }) => {
    if (typed === undefined) return helpMessage(commands);
    const wanted = typed.replace(/^\/?(papers\s+)?/iu, "").toLowerCase();
    const found = commands.find((command) => command.name === wanted);
    if (found) return commandHelpMessage(found);
    throw new UserError(
      unknown(
        typed,
        suggestName(
          wanted,
          commands.map(({ name }) => name),
        ),
      ),
    );
  },
  complete: {
    command: async ({ commands }, typed) =>
      commands
        .filter(({ name }) => name.startsWith(typed.toLowerCase()))
        .map(({ name, description }) => ({ label: `${name}: ${description}`, value: name })),
  },
});

function unknown(typed: string, meant: string | undefined): string {
  const hint = meant ? `Did you mean “${meant}”?` : "Type “help” alone to see them all.";
  return `There is no command “${typed.slice(0, 32)}”. ${hint}`;
}
