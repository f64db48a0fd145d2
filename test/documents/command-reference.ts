import type { CommandInfo, OptionInfo } from "../../src/chat/command-info.ts";

const HEAD = `# Commands

Type them as \`/papers NAME …\`; in the console, \`/papers\` may be left out.
On platforms that read one line, an option is its name, a colon and a value, and all other words belong to the option marked *main*.
`;

/** docs/commands.md as the commands describe themselves. */
export function commandReference(commands: readonly CommandInfo[]): string {
  return [HEAD, ...commands.map(section)].join("\n");
}

function section({ name, description, example, options }: CommandInfo): string {
  const head = `## ${name}\n\n${description}.\n\n\`\`\`\n/papers ${example}\n\`\`\`\n`;
  if (options.length === 0) return head;
  const rows = options.map(row).join("\n");
  return `${head}\n| option | meaning | values |\n| --- | --- | --- |\n${rows}\n`;
}

function row(option: OptionInfo): string {
  const marks = [option.main && "main", option.required && "needed"].filter(Boolean).join(", ");
  return `| \`${option.name}\`${marks && ` (${marks})`} | ${option.description} | ${values(option)} |`;
}

function values({ type, choices, min, max }: OptionInfo): string {
  if (choices) return choices.map((each) => `\`${each}\``).join(", ");
  return type === "integer" ? `${min}–${max}` : `text, at most ${max} characters`;
}
