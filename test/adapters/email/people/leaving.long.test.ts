import { expect, it } from "vitest";
import { eventually } from "../../../eventually.ts";
import { openMailBot } from "./open-mail-bot.ts";
import { rowsWith } from "./rows-with.ts";

const ADA = "ada@example.org";

/** Ada has just left while a digest to her was in the server's hands. */
async function leftWithAMailInHand() {
  const bot = await openMailBot();
  const { text } = await bot.subscribe(ADA);
  const t = /name="t" value="([\w.-]+)"/u.exec(text)?.[1] ?? "";
  let answer = () => {};
  const until = new Promise<void>((resolve) => {
    answer = resolve;
  });
  bot.smtp.script("data", { until });
  const posted = bot.post("/email/manage", { t, action: "digest.post", value: "" });
  posted.catch(() => undefined);
  await bot.mailsTo(ADA, 2);
  const left = await bot.post("/email/manage", { t, command: "leave" });
  return { bot, id: t.slice(0, 22), left, answer };
}

it("is told as what it is while a mail is on its way, and is done with that mail", {
  timeout: 300_000,
}, async () => {
  const { bot, id, left, answer } = await leftWithAMailInHand();
  expect(left.status).toBe(200);
  expect(left.text).toContain("no more mails are made");
  expect(left.text).toContain("may still come");
  expect(rowsWith(bot.dataDir, id)).not.toEqual([]);
  // Nobody is told of a page of theirs that is going.
  await bot.type(`inbox ${ADA}`);
  const link = await bot.linkTo("confirm", ADA, 3);
  answer();
  await eventually(() => expect(rowsWith(bot.dataDir, id)).toEqual([]));
  expect((await bot.get(link)).status).toBe(200);
});

it("is done as the bot stops meanwhile, or starts again", { timeout: 300_000 }, async () => {
  const { bot, id } = await leftWithAMailInHand();
  await bot.stop();
  const again = await openMailBot({ dataDir: bot.dataDir, smtp: bot.smtp });
  expect(rowsWith(bot.dataDir, id)).toEqual([]);
  await again.stop();
});
