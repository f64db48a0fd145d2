import packageJson from "../../package.json" with { type: "json" };

/** How the bot names itself to other sites. */
export const USER_AGENT = `Offprint/${packageJson.version} (chat bot for research papers; self-hosted)`;
