// A process of its own, see `people-apart.ts`: nothing else on the machine's part makes answers look late.
import { setTimeout as delay } from "node:timers/promises";
import type { Place } from "../../src/chat/place.ts";
import { startFakeDiscord } from "../../test/fakes/discord/fake-discord.ts";
import { startFakeSlack } from "../../test/fakes/slack/fake-slack.ts";
import type { Arrived, Asking, FirstAnswers, Order } from "./people-apart.ts";

/** So many servers and people that none uses up what it may ask. */
const CROWD = 40;
/** So long both platforms wait. */
const UNANSWERED_MS = 3_000;
const LINE = ["trending count:10", "help"] as const;

const [discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()]);
const crowd = Array.from({ length: CROWD }, (_, n) => {
  const user = slack.addUser(slack.team);
  return {
    user: String(200_000_000_000_000_000n + BigInt(n)),
    channel: discord.addChannel(discord.addGuild()),
    onSlack: { user, channel: slack.addChannel(slack.team, { members: [user] }) },
  };
});

const guilds = Array.from({ length: CROWD }, () => discord.addGuild());
const [onDiscord, onSlack] = process.argv.slice(2).map(Number);
const places: readonly Place[] = [
  ...Array.from({ length: onDiscord ?? 0 }, (_, n): Place => {
    const guild = guilds[n % CROWD] ?? "";
    return `discord:${guild}/${discord.addChannel(guild)}`;
  }),
  ...Array.from(
    { length: onSlack ?? 0 },
    (): Place => `slack:${slack.team}/${slack.addChannel(slack.team)}`,
  ),
];
tell({
  settings: {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.settings.botToken,
    SLACK_APP_TOKEN: slack.settings.appToken,
    SLACK_API_URL: slack.apiUrl,
  },
  places,
});

let stopping = new AbortController();
let answers: Promise<FirstAnswers> | undefined;
process.on("message", async (order: Order) => {
  if (order !== "end") answers = askUntil(stopping.signal, order);
  else {
    stopping.abort();
    if (answers) tell(await answers);
    stopping = new AbortController();
  }
});

function tell(message: Arrived | FirstAnswers): void {
  process.send?.(message);
}

/** Commands at an even pace, whether those before are answered or not. */
async function askUntil(signal: AbortSignal, asking: Asking): Promise<FirstAnswers> {
  const asked: Promise<number>[] = [];
  const began = performance.now();
  for (let n = 0; !signal.aborted; n++) {
    await delay(Math.max(0, began + (n * 1_000) / asking.perSecond - performance.now()));
    asked.push(Promise.race([ask(n, asking), unanswered()]));
  }
  return Promise.all(asked);
}

/** What never comes counts as what came too late. */
async function unanswered(): Promise<number> {
  await delay(2 * UNANSWERED_MS);
  return 2 * UNANSWERED_MS;
}

/** @returns milliseconds until the first sign */
async function ask(n: number, { platforms, words }: Asking): Promise<number> {
  const who = crowd[n % CROWD];
  if (!who) throw new RangeError("Nobody is there.");
  const query = words[n % words.length] ?? "model";
  const kind = Math.floor(n / platforms.length) % 10;
  if (platforms[n % platforms.length] === "slack") {
    const text = LINE[kind] ?? `search ${query}`;
    const seen = await slack.interact.slash({ ...who.onSlack, text });
    return seen.ackMs ?? UNANSWERED_MS;
  }
  const { user, channel } = who;
  const asker = { name: "papers", user, channel };
  if (kind >= 8) {
    const began = performance.now();
    const typed = query.slice(0, 3 + (n % 9));
    await discord.interact.autocomplete({
      ...asker,
      subcommand: "similar",
      option: "paper",
      typed,
    });
    return performance.now() - began;
  }
  const command =
    kind === 0
      ? { subcommand: "trending", options: { count: 10 } }
      : kind === 1
        ? { subcommand: "help" }
        : { subcommand: "search", options: { query } };
  const seen = await discord.interact.command({ ...asker, ...command });
  return seen.firstAnswerMs ?? UNANSWERED_MS;
}
