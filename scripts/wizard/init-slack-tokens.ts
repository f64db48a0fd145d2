import type { CheckedAccess } from "../../adapters/slack/workspaces/check-access.ts";
import type { Message } from "../../src/chat/message.ts";
import { OperatorError } from "../../src/errors.ts";
import type { Ask } from "./ask.ts";
import type { TestChannel } from "./offer-test-post.ts";
import { problemOf } from "./set-up.ts";

/** What Slack says to what it gave; what it throws is for the operator to read. */
export interface SlackChecks {
  /** Whose token it is; undefined when it is refused. */
  bot(token: string): Promise<CheckedAccess | undefined>;
  /** Whether a connection can be opened with it. */
  app(token: string): Promise<boolean>;
  /** Whether they belong to an app, and to the same one. */
  client(clientId: string, clientSecret: string): Promise<boolean>;
  /** The channels the bot of this token is in. */
  channels(token: string): Promise<readonly TestChannel[]>;
  post(token: string, channelId: string, message: Message): Promise<void>;
}

/** Asks for a bot token until one is taken that may do all the bot does. */
export function askForBotToken(ask: Ask, checks: SlackChecks): Promise<string> {
  return askUntil({
    ask: () => ask.secret("Bot User OAuth Token", problemOf("SLACK_BOT_TOKEN")),
    refusal: async (token) => {
      const bot = await ask.during("Asking Slack", checks.bot(token));
      if (!bot) return "Slack refuses that token. Copy it once more, or install the app again.";
      if (bot.missing.length > 0) return lacking(bot.missing);
      ask.succeeded(`The token works: the bot is called ${bot.name} in ${bot.team}.`);
      return undefined;
    },
    say: ask.failed,
  });
}

function lacking(scopes: readonly string[]): string {
  return `That token lacks ${scopes.join(", ")}. Give the app the manifest of docs/slack.md, install it again, and paste the new token.`;
}

/** Asks again, each time with the reason, until there is none against the answer. */
export async function askUntil<Answer>(question: {
  readonly ask: () => Promise<Answer>;
  readonly refusal: (answer: Answer) => Promise<string | undefined>;
  readonly say: (reason: string) => void;
}): Promise<Answer> {
  for (;;) {
    const answer = await question.ask();
    const reason = await question.refusal(answer).catch(inWords);
    if (reason === undefined) return answer;
    question.say(reason);
  }
}

function inWords(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  throw error;
}
