import type { CommandInfo, OptionInfo } from "../../src/chat/command-info.ts";
import { QUERY_HELP } from "../../src/views/bot/help-message.ts";

const HEAD = `# Commands

Type them as \`/papers NAME …\`; in the console, \`/papers\` may be left out.
On platforms that read one line, an option is its name, a colon and a value, and all other words belong to the option marked *main*.
`;

const UNDERSTOOD = `## Said in other words

- **When**: days, a time and a zone in any order; what is left out stays as it is. \`weekdays at 9am\`, \`mon wed fri 9:00 New York\`, \`every day at noon in Berlin\`, \`weekdays except friday 17h30\`, \`M-F 900 ET\`.
- **A zone** by its name, a city, a state, a country, or what its clocks are called: \`Europe/Berlin\`, \`Tübingen\`, \`Cambridge, MA\`, \`California\`, \`Germany\`, \`Eastern Time\`. Where several clocks may be meant (\`USA\`, \`Portland\`), you are asked which.
- **A period and a number**: \`trending week\`, \`trending top 5\`, \`trending robots this month\`; \`limit:3\` is \`count:3\`, \`sort:date\` is \`sort:newest\`.
- **A search** in plain words: \`papers about robots\`, \`robots published in 2024\`, \`robots in the last two weeks\`, \`robots with more than 10 votes\`, \`Levine's work on robots\`, \`robots excluding drones\`.
- **A paper** by its id, by a link to any site whose address holds its arXiv id or its DOI, or as papers and browsers cite it: \`arXiv:2401.01234v2 [cs.LG]\`, \`CoRR abs/2401.01234\`, \`[2401.01234] A title\`. In a search, too, that opens its card. A link that leads elsewhere is said to.
- **Commands**: \`list\`, \`follow\`, \`unfollow\`, \`pause\`, \`resume\`, \`stop\`, \`today\`, \`latest\`, \`timezone\`. So are sentences: \`show my topics\`, \`when is the next digest?\`, \`notify me about robots\`, \`change time to 9am\`, \`best papers this week\`. A slip of the finger (\`serach\`) is read as the command and said to be; where it would change something, it is asked back.
`;

/** docs/commands.md as the commands describe themselves. */
export function commandReference(commands: readonly CommandInfo[]): string {
  return [HEAD, ...commands.map(section), queryReference(), UNDERSTOOD].join("\n");
}

/** The language of searches and topics, as the help has it. */
function queryReference(): string {
  const rows = QUERY_HELP.map(([typed, meaning]) => `| \`${typed}\` | ${meaning} |`).join("\n");
  return `## What a search understands\n\nTopics are read in the same way; [search.md](search.md#what-is-typed) has all of it.\n\n| typed | finds |\n| --- | --- |\n${rows}\n`;
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
