import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderMessage } from "../../adapters/discord/render/render-message.ts";
import type { Message } from "../../src/chat/message.ts";
import { discordPage } from "./discord-page.ts";
import { drawInto } from "./draw-into.ts";
import { openPicturedBot, type PicturedBot } from "./pictured-bot.ts";

await drawInto(async (folder, say) => {
  const bot = await openPicturedBot("discord:1/2");
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

/** The four messages of docs/pictures, as the bot itself says them over its sample papers. */
async function picturedMessages({
  type,
  press,
  posted,
}: PicturedBot): Promise<Record<string, Message>> {
  for (const topic of ["trending limit:4", "reinforcement learning limit:3"]) {
    await press(await type(`subscribe ${topic}`), "Save");
  }
  await type("schedule days:weekdays time:09:00 timezone:Europe/Berlin");
  const subscriptions = await type("subscriptions");
  await press(await type("digest"), "Post it now");
  const digest = posted();
  const search = await type("search reasoning has:code count:5");
  const card = await type("show 2510.02898");
  return { digest, search, card, subscriptions };
}
