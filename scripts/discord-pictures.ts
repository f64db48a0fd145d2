import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { renderMessage } from "../adapters/discord/render/render-message.ts";
import type { Adapter } from "../src/chat/adapter.ts";
import type { Inbox } from "../src/chat/inbox.ts";
import type { Button, Message } from "../src/chat/message.ts";
import type { Input } from "../src/chat/request.ts";
import { systemClock } from "../src/clock.ts";
import { readConfig } from "../src/config.ts";
import { startOffprint } from "../src/offprint.ts";
import { discordPage } from "./discord-page.ts";
import { runScript } from "./run-script.ts";

await runScript("discord-pictures", async ({ file, say }) => {
  const folder = file();
  const bot = await openBot();
  try {
    const pages = await picturedMessages(bot);
    for (const [name, message] of Object.entries(pages)) {
      const page = discordPage(renderMessage(message), "Today at 09:00");
      writeFileSync(join(folder, `discord-${name}.html`), page);
      say(`Wrote discord-${name}.html`);
    }
  } finally {
    await bot.stop();
  }
});

interface Bot {
  readonly type: (line: string) => Promise<Message>;
  readonly press: (message: Message, label: string) => Promise<Message>;
  readonly posted: () => Message | undefined;
  readonly stop: () => Promise<void>;
}

/** The four messages of docs/pictures, as the bot itself says them over its sample papers. */
async function picturedMessages({ type, press, posted }: Bot): Promise<Record<string, Message>> {
  for (const topic of ["trending limit:4", "reinforcement learning limit:3"]) {
    await press(await type(`subscribe ${topic}`), "Save");
  }
  await type("schedule days:weekdays time:09:00 timezone:Europe/Berlin");
  const subscriptions = await type("subscriptions");
  await press(await type("digest"), "Post it now");
  const digest = posted();
  if (!digest) throw new Error("The digest was not posted.");
  const search = await type("search reasoning has:code count:5");
  const card = await type("show 2510.02898");
  return { digest, search, card, subscriptions };
}

/** The whole bot on sample papers, in a folder of its own, with one manager in one room. */
async function openBot(): Promise<Bot> {
  const posts: Message[] = [];
  let inbox: Inbox | undefined;
  const adapter: Adapter = {
    name: "room",
    start: async (given) => {
      inbox = given;
    },
    post: async (_, message) => String(posts.push(message)),
    stop: async () => {},
  };
  const dataDir = mkdtempSync(join(tmpdir(), "offprint-"));
  const offprint = await startOffprint({
    config: readConfig({ SOURCES: "sample", DATA_DIR: dataDir }),
    adapters: async () => [adapter],
    clock: systemClock,
    random: Math.random,
    log: pino({ level: "silent" }),
  });
  let asked = 0;
  const ask = async (input: Input): Promise<Message> => {
    if (!inbox) throw new Error("The adapter was not started.");
    const actor = { id: "room:manager", mayManage: true };
    return inbox.handle({ id: String(++asked), place: "room:papers", actor, input });
  };
  return {
    type: (line) => ask({ kind: "line", line }),
    press: (message, label) => {
      const { action, value } = buttonOf(message, label);
      return ask({ kind: "action", action, value });
    },
    posted: () => posts.at(-1),
    stop: async () => {
      await offprint.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function buttonOf(message: Message, label: string): Button {
  const actions = message.blocks.flatMap((block) =>
    "actions" in block ? (block.actions ?? []) : [],
  );
  const button = actions.find((action) => action.label === label);
  if (button?.kind === "button") return button;
  throw new Error(`There is no button “${label}” on: ${message.summary}`);
}
