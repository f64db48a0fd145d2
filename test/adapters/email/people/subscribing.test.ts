import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../../src/time/durations.ts";
import { eventually } from "../../../eventually.ts";
import { openMailBot, shareMailBot } from "./open-mail-bot.ts";
import { controlIn, press, token, tokenIn } from "./page-forms.ts";

const ADA = "Ada@example.org";
const shared = shareMailBot();

describe("subscribing by mail", () => {
  it("goes from a chat over one mail and one page to the first digest, at its time", async () => {
    const bot = await openMailBot();
    const answer = await bot.type(`inbox ${ADA} schedule:"daily 9:00 Berlin"`);
    expect(answer.summary).toContain("If the address can be reached");
    const [mail] = await bot.mailsTo(ADA);
    expect(mail?.subject).toBe("Confirm that you want papers by mail");
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail?.headers.has("list-unsubscribe")).toBe(false);
    const link = await bot.linkTo("confirm", ADA);
    const shown = await bot.get(link);
    expect(shown.text).toContain(ADA);
    expect(shown.text).toContain('value="Europe/Berlin"');
    const done = await bot.post("/email/confirm", { t: token(link), zone: "Tokyo" });
    expect(done.status).toBe(200);
    expect(done.text).toContain("Digest every day at 9:00 Asia/Tokyo");
    const [, next = ""] = /next: [^(]*\(<time datetime="([^"]+)"/u.exec(done.text) ?? [];
    bot.jump(Date.parse(next) - Date.now() + MINUTE);
    // Whatever changes has the bot look at its clock, which the tick of the minute does else.
    await bot.subscribe("eve@example.org");
    const mails = await bot.mailsTo(ADA, 2);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(mails[1]?.text).toContain("/email/manage?t=");
  });

  it("shows the next digest at once, and mails it when asked to", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const preview = await press(bot, text, "See what it would be now");
    expect(preview.text).toContain("A preview: nothing has been posted.");
    expect(preview.text).not.toMatch(/channel|\/papers |manager/u);
    const posted = await press(bot, preview.text, "Post it now");
    expect(posted.text).toContain("Posted.");
    const [, digest] = await bot.mailsTo(ada, 2);
    expect(digest?.headers.get("list-id")).toBe("<offprint.example.org>");
  });

  it("speaks on its pages of an inbox and of what is pressed there, not of a chat", async () => {
    const bot = shared();
    const page = (await bot.subscribe(bot.newcomer())).text;
    const preview = await press(bot, page, "See what it would bring", { topic: "robots at 9:00" });
    expect(preview.text).toContain(">Change schedule</a> sets when the digest comes");
    const told = await bot.post("/email/manage", {
      ...controlIn(page, "Show it in words"),
      do: "show",
    });
    expect(told.text).toContain("About this inbox: its id, its address");
    const paused = await press(bot, page, "Pause");
    expect(paused.text).toContain("Paused</strong> since");
    const removed = await press(bot, paused.text, "Remove");
    const none = await bot.get(`/email/manage?t=${tokenIn(page)}`);
    expect(none.text).toContain("None yet.");
    for (const { text } of [{ text: page }, preview, told, paused, removed, none])
      expect(text).not.toMatch(/channel|\/papers |manager/u);
  });

  it("is of what trends on weekdays at nine, unless told", async () => {
    const bot = await openMailBot({ settings: { TZ_DEFAULT: "Asia/Tokyo" } });
    const { text } = await bot.subscribe(ADA);
    expect(text).toContain("trending");
    expect(text).toContain("every weekday at 9:00 Asia/Tokyo");
  });

  it("is done by a POST alone: whatever looks at the links of a mail changes nothing", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada}`);
    const link = await bot.linkTo("confirm", ada);
    for (let n = 0; n < 3; n++) expect((await bot.get(link)).status).toBe(200);
    await fetch(link, { method: "HEAD" });
    expect((await bot.get(`/email/manage?t=${token(link)}`)).status).toBe(404);
    expect((await bot.post("/email/confirm", { t: token(link) })).status).toBe(200);
  });

  it("asks again for a zone that is none, and says what is wrong", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada}`);
    const t = token(await bot.linkTo("confirm", ada));
    const refused = await bot.post("/email/confirm", { t, zone: "Nowhere" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('role="alert"');
    expect(refused.text).toContain('value="Nowhere"');
    expect((await bot.post("/email/confirm", { t, zone: "Berlin" })).text).toContain(
      "Europe/Berlin",
    );
  });

  it("works once; a double click founds one place", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada}`);
    const form = { t: token(await bot.linkTo("confirm", ada)), zone: "" };
    const both = await Promise.all([1, 2, 3].map(() => bot.post("/email/confirm", form)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const again = await bot.post("/email/confirm", form);
    expect(again.status).toBe(410);
    expect(again.text).toContain("If you confirmed before, all is well");
  });

  it("of an address that is there already sends the way to its page, and changes nothing", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada, "topic:trending");
    const answer = await bot.type(`inbox ${ada.toUpperCase()} topic:proteins`, "chat:another");
    expect(answer.summary).toContain("If the address can be reached");
    const mail = (await bot.mailsTo(ada, 2))[1];
    expect(mail?.subject).toBe("You get papers by mail already");
    const page = await bot.get(await bot.linkTo("manage", ada, 2));
    expect(page.text).toContain("trending");
    expect(page.text).not.toContain("proteins");
    expect(page.text.split('class="item"').length).toBe(text.split('class="item"').length);
  });

  it("of two invitations of one address founds one place with both topics", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada} topic:robots`);
    const first = token(await bot.linkTo("confirm", ada, 1));
    await bot.type(`inbox ${ada} topic:proteins`);
    const second = token(await bot.linkTo("confirm", ada, 2));
    await bot.post("/email/confirm", { t: first });
    const { text } = await bot.post("/email/confirm", { t: second });
    expect(text).toContain("robots");
    expect(text).toContain("proteins");
  });

  it("answers the same for every address, and sends nothing beyond the limits", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.subscribe(`known-${ada}`);
    const answers = [];
    for (let n = 0; n < 8; n++)
      for (const each of [`known-${ada}`, `new-${ada}`, `new-${ada.replace("@", `+${n}@`)}`])
        answers.push(await bot.type(`inbox ${each}`));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    const [own = ""] = ada.split("@");
    const counts = () =>
      ["new", "known"].map(
        (each) => bot.smtp.mails.filter(({ to }) => to[0]?.startsWith(`${each}-${own}`)).length,
      );
    await eventually(() => expect(counts()).toEqual([3, 3]));
    await bot.type(`inbox last-${ada}`);
    await bot.mailsTo(`last-${ada}`);
    expect(counts()).toEqual([3, 3]);
  });

  it("puts nothing that somebody typed into a mail to somebody else", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox "Buy now" <${ada}> topic:"cheap pills https://evil.example"`);
    await bot.type(`inbox ${ada} topic:"cheap pills"`);
    const [mail] = await bot.mailsTo(ada);
    expect(JSON.stringify(mail)).not.toMatch(/pills|evil|Buy/u);
    expect(bot.smtp.mails.filter(({ raw }) => raw.includes(ada)).map(({ to }) => to)).toEqual([
      [ada],
    ]);
  });

  it("tries again where a server wants it later, and not where it may have the mail", async () => {
    const bot = await openMailBot();
    bot.smtp.script("data", { cut: "taken" });
    await bot.type(`inbox ${ADA}`);
    await bot.mailsTo(ADA);
    await bot.stop();
    expect(await bot.mailsTo(ADA)).toHaveLength(1);
    expect(bot.log.join()).toContain("A mail that somebody asked for was not handed over");
  });
});
