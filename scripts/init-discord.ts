import type { CheckedToken } from "../adapters/discord/check-token.ts";
import type { Ask } from "./ask.ts";
import { problemOf, type SetUp } from "./set-up.ts";

const HOW_TO_GET_ONE = `1. Open https://discord.com/developers/applications and choose New Application.
2. Under Bot, choose Reset Token and copy what it shows; it is shown once.
No privileged intent is needed. docs/discord.md has each step.`;

/** Asks for a bot's token until Discord takes one. */
export async function askForDiscord(
  ask: Ask,
  check: (token: string) => Promise<CheckedToken | undefined>,
): Promise<SetUp> {
  ask.explain(HOW_TO_GET_ONE, "If you have no bot yet");
  for (;;) {
    const token = await ask.secret("Token of the Discord bot", problemOf("DISCORD_TOKEN"));
    const bot = await ask.during("Asking Discord", check(token));
    if (bot) {
      ask.succeeded(`The token works: the bot is called ${bot.name}.`);
      const next =
        "Open this link to add the bot to a server, run npm start, and type /papers help there:";
      return { settings: { DISCORD_TOKEN: token }, next, link: bot.inviteLink };
    }
    ask.failed(
      "Discord refuses that token. Reset it in the developer portal and paste the new one.",
    );
  }
}
