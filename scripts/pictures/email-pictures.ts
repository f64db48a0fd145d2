import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { letterOf } from "../../adapters/email/posts/letter.ts";
import type { Place } from "../../src/chat/place.ts";
import { drawInto } from "./draw-into.ts";
import { openPicturedBot } from "./pictured-bot.ts";

const INBOX: Place = "email:reader";
const ADDRESS = "https://papers.example.org/email";

/** A digest over the sample papers as the mail it becomes: HTML, and the text beside it. */
await drawInto(async (folder, say) => {
  const bot = await openPicturedBot(INBOX);
  try {
    for (const topic of ["trending limit:3", "reinforcement learning limit:2"])
      await bot.press(await bot.type(`subscribe ${topic}`), "Save");
    await bot.press(await bot.type("digest"), "Post it now");
    const ends = { manageUrl: `${ADDRESS}/manage`, unsubscribeUrl: `${ADDRESS}/unsubscribe` };
    const mail = { to: "reader@example.org", message: bot.posted(), id: "digest", ends };
    const { subject, html, text } = letterOf(mail, {
      name: "Papers",
      address: "papers@example.org",
    });
    writeFileSync(join(folder, "email-digest.html"), String(html));
    writeFileSync(join(folder, "email-digest.txt"), String(text));
    say(`Wrote email-digest.html and email-digest.txt: ${subject}`);
  } finally {
    await bot.stop();
  }
});
