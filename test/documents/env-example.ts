import { SETTINGS } from "../../src/config.ts";

const HEAD = `# Copy to .env and change what you need: everything is optional.
# NAME_FILE=/path/to/file works in place of NAME=value, for secrets.
`;

/** `.env.example` as the settings describe it: each with its meaning and its default, switched off. */
export function envExample(): string {
  const entries = Object.entries(SETTINGS).map(([name, setting]) => {
    const { description = "" } = setting.meta() ?? {};
    return `# ${description}\n# ${name}=${defaultOf(setting)}\n`;
  });
  return [HEAD, ...entries].join("\n");
}

function defaultOf(setting: (typeof SETTINGS)[keyof typeof SETTINGS]): string {
  const value = setting.safeParse(undefined);
  return value.success && value.data !== undefined
    ? String(value.data).replace(/(?<=\.co)\/$/u, "")
    : "";
}
