import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { connect } from "../../../../src/stores/sqlite.ts";
import { shareMailBot } from "./open-mail-bot.ts";
import { token, tokenIn, unsubscribeLink } from "./page-forms.ts";
import { rowsWith } from "./rows-with.ts";

const shared = shareMailBot();

describe("leaving", () => {
  it("is shown by a GET and done by a POST, which erases everything at once", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const link = await unsubscribeLink(bot, ada);
    expect(rowsWith(bot.dataDir, token(link).slice(0, 22)).sort()).toEqual([
      "documents",
      "documents",
      "ledger_seen",
      "ledgers",
    ]);
    const shown = await bot.get(link);
    expect(shown.text).toContain("Stop all mails?");
    expect((await bot.get(link)).status).toBe(200);
    const done = await bot.post("/email/leave", { t: token(link) });
    expect(done.status).toBe(200);
    expect(done.text).toContain("No more mails come");
    expect(done.text).toContain("If you want digests again");
    for (const page of [await bot.get(link), await bot.post("/email/leave", { t: token(link) })])
      expect(page.status).toBe(404);
    expect(rowsWith(bot.dataDir, token(link).slice(0, 22))).toEqual([]);
  });

  it.each([
    ["application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
    [
      "multipart/form-data; boundary=b",
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])("is one click of a mail program, sent as %s", async (type, body) => {
    const bot = shared();
    const link = await unsubscribeLink(bot, bot.newcomer());
    const headers = { "content-type": type };
    const response = await fetch(link, { method: "POST", body, headers });
    expect(response.status).toBe(200);
    expect((await bot.get(link)).status).toBe(404);
  });

  it("needs the token in the form, unless a mail program sends its one click", async () => {
    const bot = shared();
    const link = await unsubscribeLink(bot, bot.newcomer());
    const { pathname, search } = new URL(link);
    expect((await bot.post(pathname + search, {})).status).toBe(404);
    expect((await bot.get(link)).status).toBe(200);
  });

  it("is the same as having one's data deleted", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const t = tokenIn(text);
    const done = await bot.post("/email/manage", { t, action: "privacy.channel", value: "" });
    expect(done.text).toContain("No more mails come");
    expect((await bot.get(`/email/manage?t=${t}`)).status).toBe(404);
  });

  it("ends what was asked for and is not confirmed, too", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada} topic:robots`);
    const open = await bot.linkTo("confirm", ada);
    await bot.type(`inbox ${ada.toUpperCase()}`);
    const link = await bot.linkTo("confirm", ada, 2);
    const { text } = await bot.post("/email/confirm", { t: token(link), zone: "" });
    const t = tokenIn(text);
    expect((await bot.get(open)).status).toBe(200);
    await bot.post("/email/manage", { t, command: "leave" });
    expect((await bot.get(open)).status).toBe(410);
  });

  it("is refused with what to do, and leaves all as it was, while nothing can be read or saved", async () => {
    const bot = shared();
    const link = await unsubscribeLink(bot, bot.newcomer());
    const database = connect(join(bot.dataDir, "offprint.db"));
    database.exec("ALTER TABLE documents RENAME TO away");
    const refused = await bot.post("/email/leave", { t: token(link) });
    database.exec("ALTER TABLE away RENAME TO documents");
    database.close();
    expect(refused.status).toBe(503);
    expect((await bot.get(link)).status).toBe(200);
    expect((await bot.post("/email/leave", { t: token(link) })).status).toBe(200);
    expect((await bot.get(link)).status).toBe(404);
  });

  it("lets somebody come back, as if they had never been there", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const link = await unsubscribeLink(bot, ada);
    await bot.post("/email/leave", { t: token(link) });
    await bot.type(`inbox ${ada} topic:robots`);
    const again = await bot.linkTo("confirm", ada, 3);
    const { text } = await bot.post("/email/confirm", { t: token(again) });
    expect(text).toContain("robots");
    expect(text).not.toContain('<strong dir="auto">trending');
  });
});
