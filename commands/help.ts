import { defineCommand } from "../src/command/command.ts";
import { optionalText } from "../src/command/option.ts";
import { suggestName } from "../src/command/suggest-name.ts";
import { UserError } from "../src/errors.ts";
import { commandHelpMessage, helpMessage } from "../src/views/bot/help-message.ts";

export const help = defineCommand({
  name: "help",
  description: "What you can type, with examples",
  example: "help search",
  options: { command: optionalText("The command to explain", { main: true }) },
  run: async ({ commands, supportUrl }, { command: typed }) => {
    const wanted = (typed ?? "")
      .replace(/^\/?(papers\s+)?(?:(?:me|us)\s+)?(?:(?:with|on|about|for)\s+)?/iu, "")
      .toLowerCase()
      .split(/\s+/u);
    const found = commands.find(({ name }) => name === wanted[0]);
    if (found) return commandHelpMessage(found);
    const names = commands.map(({ name }) => name);
    const meant = wanted.length === 1 ? suggestName(wanted[0] ?? "", names) : undefined;
    if (typed === undefined || meant === undefined) return helpMessage(commands, supportUrl);
    throw new UserError(`There is no command “${typed.slice(0, 32)}”. Did you mean “${meant}”?`);
  },
  complete: {
    command: async ({ commands }, typed) =>
      commands
        .filter(({ name }) => name.startsWith(typed.toLowerCase()))
        .map(({ name, description }) => ({ label: `${name}: ${description}`, value: name })),
  },
});
