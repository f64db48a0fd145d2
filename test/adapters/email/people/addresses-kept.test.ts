import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backUp } from "../../../../src/stores/backups/backup.ts";
import { restore } from "../../../../src/stores/backups/backup-restore.ts";
import { startFakeSmtp } from "../../../fakes/smtp/fake-smtp.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";
import { openMailBot } from "./open-mail-bot.ts";
import { token, tokenIn, unsubscribeLink } from "./page-forms.ts";
import { rowsWith } from "./rows-with.ts";

/** Every byte of every file in a folder. */
function bytesOf(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const paths = files.map((file) => join(folder, file)).filter((path) => statSync(path).isFile());
  return Buffer.concat(paths.map((path) => readFileSync(path)));
}

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
    const t = tokenIn(text);
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
