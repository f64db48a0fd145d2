import { describe, expect, it } from "vitest";
import { createLinks } from "../../../../adapters/email/people/links.ts";
import { createMac } from "../../../../src/secrets/mac.ts";
import { DAY, HOUR, MINUTE } from "../../../../src/time/durations.ts";
import { eventually } from "../../../eventually.ts";
import { faultsOfHtml } from "../../../html/valid-html.ts";
import { type MailBot, openMailBot, SECRET, shareMailBot } from "./open-mail-bot.ts";

const ADA = "Ada@example.org";
const shared = shareMailBot();
const token = (link: string) => new URL(link).searchParams.get("t") ?? "";

/** Links as the bot signs them, at another time or with another key. */
function signer(url: string, { secret = SECRET, ahead = 0 } = {}) {
  const sign = createMac(secret, "email links");
  return createLinks({ sign, publicUrl: new URL(url), now: () => Date.now() + ahead });
}

/** The token that the forms of a page carry. */
function tokenIn(page: string): string {
  return /name="t" value="([\w.-]+)"/u.exec(page)?.[1] ?? "";
}

/** What the controls with this label send. */
function controlIn(page: string, label: string): Record<string, string> {
  const forms = page.split("<form").slice(1);
  const form = forms.find((each) => each.split("</form>")[0]?.includes(`>${label}</button>`)) ?? "";
  const inputs = form.split("</form>")[0]?.matchAll(/<input [^>]*>/gu) ?? [];
  return Object.fromEntries(
    [...inputs].flatMap(([input]) => {
      if (input.includes('type="checkbox"') && !input.includes(" checked")) return [];
      const [, name = ""] = /name="([^"]*)"/u.exec(input) ?? [];
      const [, value = ""] = /value="([^"]*)"/u.exec(input) ?? [];
      return [[name, value.replaceAll("&amp;", "&")] as const];
    }),
  );
}

const press = (bot: MailBot, page: string, label: string, more = {}) =>
  bot.post("/email/manage", { ...controlIn(page, label), ...more });

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

describe("a link", () => {
  it("that is forged, cut, or of another key leads nowhere, the same way for all", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.subscribe(ada);
    await bot.type(`inbox ${ada}`);
    const link = await bot.linkTo("manage", ada, 2);
    const id = token(link).slice(0, 22);
    const toLeave = signer(bot.url).token("leave", id, 0);
    const forged = [
      "",
      "x",
      token(link).slice(0, -1),
      signer(bot.url, { secret: "another" }).token("manage", id, 0),
      signer(bot.url).token("manage", "A".repeat(22), 0),
      signer(bot.url).token("manage", id, 1),
      toLeave,
    ];
    const pages = await Promise.all(forged.map((t) => bot.get(`/email/manage?t=${t}`)));
    expect(new Set(pages.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(pages[0]?.status).toBe(404);
    for (const t of forged) {
      expect((await bot.post("/email/manage", { t, command: "leave" })).status).toBe(404);
      if (t !== toLeave) expect((await bot.post("/email/leave", { t })).status).toBe(404);
      expect((await bot.get(`/email/confirm?t=${t}`)).status).toBe(404);
    }
    expect((await bot.get(link)).status).toBe(200);
  });

  it("that has ended says so, and what to do", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.subscribe(ada);
    await bot.type(`inbox ${ada}`);
    const id = token(await bot.linkTo("manage", ada, 2)).slice(0, 22);
    const old = signer(bot.url, { ahead: -91 * DAY }).token("manage", id, 0);
    const page = await bot.get(`/email/manage?t=${old}`);
    expect(page.status).toBe(410);
    expect(page.text).toContain("Send me a new link");
    expect((await bot.post("/email/manage", { t: old, command: "leave" })).status).toBe(410);
    const late = signer(bot.url, { ahead: -49 * HOUR }).token("confirm", id, 0);
    expect((await bot.get(`/email/confirm?t=${late}`)).status).toBe(410);
    expect((await bot.post("/email/confirm", { t: late })).status).toBe(410);
  });

  it("that has ended has a new one sent, to the address alone and not more often than may be", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.subscribe(ada);
    await bot.type(`inbox ${ada}`);
    const id = token(await bot.linkTo("manage", ada, 2)).slice(0, 22);
    const old = signer(bot.url, { ahead: -401 * DAY }).token("leave", id, 0);
    const ended = await bot.get(`/email/leave?t=${old}`);
    expect(ended.status).toBe(410);
    expect(ended.text).toContain('value="leave"');
    const asked = { t: old, for: "leave" };
    expect((await bot.post("/email/new-link", { ...asked, for: "manage" })).status).toBe(404);
    const forged = signer(bot.url, { secret: "another" }).token("leave", id, 0);
    expect((await bot.post("/email/new-link", { ...asked, t: forged })).status).toBe(404);
    const sent = await bot.post("/email/new-link", asked);
    expect(sent.status).toBe(200);
    expect(sent.text).toContain("A new link is on its way");
    expect(sent.text.toLowerCase()).not.toContain(ada.toLowerCase());
    expect(sent.text).not.toContain(id);
    expect((await bot.get(await bot.linkTo("manage", ada, 3))).status).toBe(200);
    expect((await bot.post("/email/new-link", asked)).status).toBe(429);
    expect(await bot.mailsTo(ada, 3)).toHaveLength(3);
  });

  it("of all mails until now ends when its owner says so; the page goes on", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const ended = await press(bot, text, "End all links until now");
    expect(ended.text).toContain("All links in mails until now are over");
    expect((await bot.get(`/email/manage?t=${tokenIn(text)}`)).status).toBe(404);
    expect((await bot.get(`/email/manage?t=${tokenIn(ended.text)}`)).status).toBe(200);
  });

  it("lives no longer for having been used", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const paused = await press(bot, text, "Pause");
    expect(tokenIn(paused.text)).toBe(tokenIn(text));
  });
});

describe("a page of a person", () => {
  it("follows a topic, removes one, changes time and zone, pauses and goes on", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    let { text } = await bot.subscribe(ada);
    const go = async (label: string, more = {}) => {
      ({ text } = await press(bot, text, label, more));
    };
    await go("See what it would bring", { topic: "diffusion" });
    await go("Save");
    expect(text).toContain("diffusion");
    await go("Remove");
    expect(text).toContain("No longer followed here: trending");
    await go("Follow it again");
    await go("Change schedule", {
      "field.days": "Mondays",
      "field.time": "17:30",
      "field.timezone": "New York",
    });
    expect(text).toContain("Mondays at 17:30 America/New_York");
    await go("Change schedule", { "field.timezone": "Nowhere at all" });
    expect(text).toMatch(/Nowhere/u);
    ({ text } = await bot.get(`/email/manage?t=${tokenIn(text)}`));
    await go("Pause");
    expect(text).toContain("Paused");
    await go("Resume");
    expect(text).not.toContain('<strong dir="auto">Paused');
  });

  it("shows what is stored, with the address, and exports it", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const told = await press(bot, text, "Show it in words", { do: "show" });
    expect(told.text).toContain(`its address, sealed (${ada})`);
    const data = await press(bot, text, "Show it as data", { do: "export" });
    expect(data.text).toContain(`&quot;address&quot;: &quot;${ada}&quot;`);
  });

  it("runs nothing but what it offers", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    for (const command of ["inbox", "search", "trending", ""])
      expect((await bot.post("/email/manage", { t: tokenIn(text), command })).status).toBe(400);
    const none = await bot.post("/email/manage", { t: tokenIn(text), action: "no.such" });
    expect(none.text).toContain("another version");
  });

  it("shows hostile text as text", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada} topic:"<script>alert(1)</script> \u202erobots"`);
    const link = await bot.linkTo("confirm", ada);
    const asked = await bot.get(link);
    expect(asked.text).toContain("&lt;script&gt;alert(1)");
    const { text } = await bot.post("/email/confirm", { t: token(link) });
    for (const page of [asked.text, text]) expect(page).not.toMatch(/<script|\u202e/u);
    const { text: preview } = await press(bot, text, "See what it would bring", {
      topic: '"><img src=x onerror=alert(1)> robots',
    });
    expect(preview).not.toMatch(/<img|<script/u);
  });

  it("asks browsers to load nothing, run nothing, and tell its address to nobody", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const page = await bot.subscribe(ada);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.text).not.toMatch(/<(?:script|img|iframe|link)\b|style="/u);
  });

  it("is valid HTML, whatever it shows", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada} topic:robots`);
    const link = await bot.linkTo("confirm", ada);
    const asked = await bot.get(link);
    const problem = await bot.post("/email/confirm", { t: token(link), zone: "Nowhere" });
    const { text } = await bot.post("/email/confirm", { t: token(link) });
    const preview = await press(bot, text, "See what it would bring", { topic: "proteins" });
    const edit = await press(bot, text, "Edit");
    const data = await press(bot, text, "Show it as data", { do: "export" });
    const wrong = await bot.get("/email/leave?t=x");
    const left = await press(bot, text, "Stop all mails");
    for (const page of [asked.text, problem.text, text, preview.text, edit.text, data.text])
      expect(faultsOfHtml(page)).toEqual([]);
    for (const page of [wrong.text, left.text]) expect(faultsOfHtml(page)).toEqual([]);
  });

  it("takes nothing from another site's page", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const form = { t: tokenIn(text), command: "leave" };
    for (const headers of [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site", origin: "null" },
      { "sec-fetch-site": "same-site" },
    ])
      expect((await bot.post("/email/manage", form, headers)).status).toBe(403);
    // A form of the page itself, which asks for no referrer.
    const own = { "sec-fetch-site": "same-origin", origin: "null" };
    expect((await bot.post("/email/manage", form, own)).text).toContain("No more mails come");
  });

  it("takes no body that is no form", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const type = { "content-type": "application/json" };
    expect((await bot.post("/email/manage", { t: tokenIn(text) }, type)).status).toBe(400);
    const big = { t: tokenIn(text), topic: "x".repeat(40_000) };
    expect((await bot.post("/email/manage", big)).status).toBe(400);
  });
});
