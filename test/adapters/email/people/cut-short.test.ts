import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { leftIn } from "../../../../src/stores/backups/left-list.ts";
import { connect } from "../../../../src/stores/sqlite.ts";
import { openMailBot } from "./open-mail-bot.ts";
import { token, tokenIn } from "./page-forms.ts";
import { rowsWith } from "./rows-with.ts";

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
    const t = tokenIn(text);
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
