import { describe, expect, it } from "vitest";
import { createLinks } from "../../../../adapters/email/people/links.ts";
import { createMac } from "../../../../src/secrets/mac.ts";
import { DAY, HOUR } from "../../../../src/time/durations.ts";
import { SECRET, shareMailBot } from "./open-mail-bot.ts";
import { press, token, tokenIn } from "./page-forms.ts";

const shared = shareMailBot();

/** Links as the bot signs them, at another time or with another key. */
function signer(url: string, { secret = SECRET, ahead = 0 } = {}) {
  const sign = createMac(secret, "email links");
  return createLinks({ sign, publicUrl: new URL(url), now: () => Date.now() + ahead });
}

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
