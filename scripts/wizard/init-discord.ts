import type { CheckedToken } from "../../adapters/discord/gateway/check-token.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Ask } from "./ask.ts";
import type { TestChannel } from "./offer-test-post.ts";
import { problemOf, type SetUp } from "./set-up.ts";

const HOW_TO_GET_ONE = `1. Open https://discord.com/developers/applications and choose New Application.
2. Under Bot, choose Reset Token and copy what it shows; it is shown once.
No privileged intent is needed. docs/discord.md has each step.`;

/** What Discord says to what it gave. */
export interface DiscordChecks {
  /** Whose token it is; undefined when it is refused. */
  check(token: string): Promise<CheckedToken | undefined>;
  /** Where the bot could post. */
  channels(token: string): Promise<readonly TestChannel[]>;
  post(token: string, channelId: string, message: Message): Promise<void>;
}

/** Asks for a bot's token until Discord takes one. */
export async function askForDiscord(ask: Ask, discord: DiscordChecks): Promise<SetUp> {
  ask.explain(HOW_TO_GET_ONE, "If you have no bot yet");
  for (;;) {
    const token = await ask.secret("Token of the Discord bot", problemOf("DISCORD_TOKEN"));
    const bot = await ask.during("Asking Discord", discord.check(token));
    if (bot) {
      ask.succeeded(`The token works: the bot is called ${bot.name}.`);
      return {
        settings: { DISCORD_TOKEN: token },
        link: { text: "This link adds the bot to a server:", url: bot.inviteLink },
        next: "Three lines lead to the first digest:",
        testPost: {
          channels: () => discord.channels(token),
          post: (id, message) => discord.post(token, id, message),
          howToJoin: "Open the link above, choose a server, and look again.",
        },
      };
    }
    ask.failed(
      "Discord refuses that token. Reset it in the developer portal and paste the new one.",
    );
  }
}
