import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HomeView } from "@slack/types";
import { introOf } from "../../adapters/slack/answers/home.ts";
import { homeView } from "../../adapters/slack/render/home-view.ts";
import { renderMessage } from "../../adapters/slack/render/render-message.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { CHANNEL_NAME } from "./discord-markdown.ts";
import { drawInto } from "./draw-into.ts";
import { openPicturedBot, type PicturedBot } from "./pictured-bot.ts";
import { slackHomePage, slackPage } from "./slack-page.ts";

const CHANNEL: Place = "slack:T0PAPERS/C0LEARNING";
const OWN: Place = "slack:T0PAPERS/D0MANAGER";

await drawInto(async (folder, say) => {
  const bot = await openPicturedBot(CHANNEL);
  try {
    for (const [name, page] of Object.entries(await pages(bot))) {
      writeFileSync(join(folder, `slack-${name}.html`), page);
      say(`Wrote slack-${name}.html`);
    }
  } finally {
    await bot.stop();
  }
});

/** The pictures of docs/pictures, as the bot itself says them over its sample papers. */
async function pages(bot: PicturedBot): Promise<Record<string, string>> {
  const { type, press } = bot;
  const follow = async (topic: string, place: Place) =>
    press(await type(`subscribe ${topic}`, place), "Save", place);
  await follow("trending limit:4", CHANNEL);
  await follow("reinforcement learning limit:3", CHANNEL);
  await follow('"diffusion policy" cat:cs.RO', OWN);
  for (const place of [CHANNEL, OWN]) {
    await type("schedule days:weekdays time:09:00 timezone:Europe/Berlin", place);
  }
  await press(await type("digest"), "Post it now");
  return {
    digest: chat(bot.posted()),
    search: chat(await type("search reasoning has:code count:5")),
    card: chat(await type("show 2510.02898")),
    home: slackHomePage(await home(bot)),
  };
}

function chat(message: Message): string {
  return slackPage(renderMessage(message), "9:00");
}

async function home({ commands, overview }: PicturedBot): Promise<HomeView> {
  const intro = introOf({ commands: commands() });
  const sections = (await overview([OWN, CHANNEL])).map((section) =>
    section.place === CHANNEL ? { ...section, name: CHANNEL_NAME } : section,
  );
  return homeView({ intro, place: OWN, sections, callbackId: "home" });
}
