import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backUp } from "../../../../src/stores/backups/backup.ts";
import { restore } from "../../../../src/stores/backups/backup-restore.ts";
import { leftIn } from "../../../../src/stores/backups/left-list.ts";
import { connect } from "../../../../src/stores/sqlite.ts";
import { startFakeSmtp } from "../../../fakes/smtp/fake-smtp.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";
import { type MailBot, openMailBot, shareMailBot } from "./open-mail-bot.ts";
import { rowsWith } from "./rows-with.ts";

const shared = shareMailBot();
const token = (link: string) => new URL(link).searchParams.get("t") ?? "";

/** The link in the header of a digest, which is posted now. */
async function unsubscribeLink(bot: MailBot, address: string): Promise<string> {
  const { text } = await bot.subscribe(address);
  const t = /name="t" value="([\w.-]+)"/u.exec(text)?.[1] ?? "";
  await bot.post("/email/manage", { t, action: "digest.post", value: "" });
  const mail = (await bot.mailsTo(address, 2))[1];
  return mail?.headers.get("list-unsubscribe")?.slice(1, -1) ?? "";
}

/** Every byte of every file in a folder. */
function bytesOf(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const paths = files.map((file) => join(folder, file)).filter((path) => statSync(path).isFile());
  return Buffer.concat(paths.map((path) => readFileSync(path)));
}

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
    const t = /name="t" value="([\w.-]+)"/u.exec(text)?.[1] ?? "";
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
    const t = /name="t" value="([\w.-]+)"/u.exec(text)?.[1] ?? "";
    expect((await bot.get(open)).status).toBe(200);
    await bot.post("/email/manage", { t, command: "leave" });
    expect((await bot.get(open)).status).toBe(410);
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

/** What is left when the channel is deleted and nothing else. */
function deleteChannel(dataDir: string, id: string): void {
  const database = connect(join(dataDir, "offprint.db"));
  const key = `"channel:%${id}%`;
  expect(database.prepare("DELETE FROM documents WHERE key LIKE ?").run(key)).toBe(1);
  database.close();
}

describe("leaving that a crash cut short", () => {
  it("is done as the bot starts, so that whoever comes back then is new, and no backup knows them", async () => {
    const bot = await openMailBot();
    const { text } = await bot.subscribe("ada@example.org");
    const t = /name="t" value="([\w.-]+)"/u.exec(text)?.[1] ?? "";
    const id = t.slice(0, 22);
    await bot.stop();
    deleteChannel(bot.dataDir, id);
    expect(rowsWith(bot.dataDir, id)).not.toEqual([]);

    const again = await openMailBot({ dataDir: bot.dataDir, smtp: bot.smtp });
    expect((await again.get(`/email/manage?t=${t}`)).status).toBe(404);
    expect(rowsWith(bot.dataDir, id)).toEqual([]);
    expect(leftIn(bot.dataDir)).toContain(id);
    await again.type("inbox ada@example.org");
    await again.linkTo("confirm", "ada@example.org", 2);
  });
});

describe("confirming that a crash cut short", () => {
  /** Runs what a crash undoes of the invitations. */
  async function keepingInvitations(dataDir: string, work: () => Promise<void>): Promise<void> {
    const database = connect(join(dataDir, "offprint.db"));
    const columns = "key, value, expires_at";
    const kept = `SELECT ${columns} FROM documents WHERE key LIKE '"email-invitation:%'`;
    database.exec(`CREATE TEMP TABLE kept AS ${kept}`);
    await work();
    database.exec(`INSERT INTO documents (${columns}) SELECT ${columns} FROM kept`);
    database.close();
  }

  it("is done by a second click, though an address without a channel is erased as the bot starts", async () => {
    const bot = await openMailBot();
    await bot.type("inbox ada@example.org topic:robots");
    const t = token(await bot.linkTo("confirm", "ada@example.org"));
    await keepingInvitations(bot.dataDir, async () => {
      await bot.post("/email/confirm", { t });
      await bot.stop();
    });
    deleteChannel(bot.dataDir, t.slice(0, 22));

    const again = await openMailBot({ dataDir: bot.dataDir, smtp: bot.smtp });
    const { status, text } = await again.post("/email/confirm", { t });
    expect([status, text.includes("robots")]).toEqual([200, true]);
  });
});

describe("an address", () => {
  it("stands in no log, no file of the data and no backup, before, while and after it is used", async () => {
    const bot = await openMailBot();
    const secrets = /Zoe|Quux|zoe|quux/u;
    const look = () => {
      const file = join(temporaryFolder(), "copy.db");
      backUp(bot.dataDir, file);
      for (const bytes of [bytesOf(bot.dataDir), readFileSync(file)])
        expect(bytes.toString("latin1")).not.toMatch(secrets);
      expect(bot.log.join()).not.toMatch(secrets);
    };
    bot.smtp.script("rcpt", { reply: "550 5.1.1 <Zoe@Quux.example> is unknown" });
    await bot.type("inbox Zoe@Quux.example");
    await bot.type("inbox Zoe@Quux.example and more");
    await bot.subscribe("Zoe@Quux.example");
    look();
    const { text } = await bot.get(await bot.linkTo("confirm", "Zoe@Quux.example"));
    expect(text).not.toMatch(secrets);
    await bot.stop();
    look();
    expect(existsSync(join(bot.dataDir, "offprint.db"))).toBe(true);
  });

  it("is read after a restart by the key beside the data, and nobody is mailed without it", async () => {
    const smtp = await startFakeSmtp();
    const dataDir = temporaryFolder();
    const settings = { EMAIL_SECRET: "" };
    const key = join(dataDir, "offprint-email.key");
    const first = await openMailBot({ dataDir, smtp, settings });
    const { text } = await first.subscribe("ada@example.org");
    const t = /name="t" value="([\w.-]+)"/u.exec(text)?.[1] ?? "";
    await first.stop();
    const kept = readFileSync(key);
    expect(statSync(key).mode & 0o777).toBe(0o600);

    const second = await openMailBot({ dataDir, smtp, settings });
    expect((await second.get(`/email/manage?t=${t}`)).status).toBe(200);
    await second.stop();

    rmSync(key);
    const lost = await openMailBot({ dataDir, smtp, settings });
    expect((await lost.get(`/email/manage?t=${t}`)).status).toBe(404);
    const health = await lost.get("/readyz");
    expect(health.text).toContain("cannot be read");
    expect(lost.log.join()).toContain("offprint-email.key");
    await lost.stop();

    writeFileSync(key, kept, { mode: 0o600 });
    const back = await openMailBot({ dataDir, smtp, settings });
    const page = await back.get(`/email/manage?t=${t}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain("No digest comes");
    await back.stop();
    expect(smtp.mails).toHaveLength(1);
    await smtp.close();
  });
});

describe("a backup that is put back", () => {
  it("brings back nobody who left since it was made, and whoever stayed", async () => {
    const bot = await openMailBot();
    const link = await unsubscribeLink(bot, "gone@example.org");
    await bot.subscribe("stays@example.org");
    const file = join(temporaryFolder(), "backup.db");
    backUp(bot.dataDir, file);
    const id = token(link).slice(0, 22);
    expect(rowsWith(bot.dataDir, id).length).toBeGreaterThan(0);
    expect((await bot.post("/email/leave", { t: token(link) })).status).toBe(200);
    await bot.stop();

    expect((await restore(bot.dataDir, file, Date.now())).left).toBe(1);
    expect(rowsWith(bot.dataDir, id)).toEqual([]);
    const again = await openMailBot({ dataDir: bot.dataDir, smtp: bot.smtp });
    const { pathname, search } = new URL(link);
    expect((await again.get(pathname + search)).status).toBe(404);
    expect((await again.post("/email/leave", { t: token(link) })).status).toBe(404);
    // Somebody who is known gets a link to their page, anybody else one that confirms.
    await again.type("inbox stays@example.org");
    await again.linkTo("manage", "stays@example.org", 2);
    await again.type("inbox gone@example.org");
    await again.linkTo("confirm", "gone@example.org", 3);
  });
});
