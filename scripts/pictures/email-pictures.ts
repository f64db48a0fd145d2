import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { footOf } from "../../adapters/email/render/foot.ts";
import { mailHtml } from "../../adapters/email/render/mail-html.ts";
import { mailText } from "../../adapters/email/render/mail-text.ts";
import { subjectOf } from "../../adapters/email/render/subject.ts";
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
    const message = bot.posted();
    const subject = subjectOf(message);
    const foot = footOf({ manageUrl: `${ADDRESS}/manage`, unsubscribeUrl: `${ADDRESS}/leave` });
    writeFileSync(join(folder, "email-digest.html"), mailHtml(message, foot, subject));
    writeFileSync(join(folder, "email-digest.txt"), mailText(message, foot));
    say(`Wrote email-digest.html and email-digest.txt: ${subject}`);
  } finally {
    await bot.stop();
  }
});
