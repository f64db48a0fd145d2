import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { eventually } from "../../../eventually.ts";
import { compile } from "../../../fakes/compiled.ts";
import { type OffprintProcess, startOffprintProcess } from "../../../fakes/offprint-process.ts";
import { type FakeSmtp, startFakeSmtp } from "../../../fakes/smtp/fake-smtp.ts";
import { readMail } from "../../../fakes/smtp/read-mail.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";
import { SECRET } from "./open-mail-bot.ts";

const ROUNDS = 10;
let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../../../../src/main.ts", import.meta.url));
});

it("kill -9 of the real process while somebody confirms and while they leave: it is done or it is not, and a second click does it", {
  timeout: 600_000,
}, async () => {
  const smtp = await startFakeSmtp();
  onTestFinished(() => smtp.close());
  const dataDir = temporaryFolder(onTestFinished);
  const start = () => startBot(dataDir, smtp);
  for (let round = 0; round < ROUNDS; round++) {
    const address = `reader-${round}@example.org`;
    const first = await start();
    first.child.stdin?.write(`inbox ${address}\n`);
    const t = await tokenTo("confirm", smtp, { address, bot: first });
    await killDuring(first, "/email/confirm", { t, zone: "" });

    const second = await start();
    const again = await post(second, "/email/confirm", { t, zone: "" });
    expect([200, 410]).toContain(again.status);
    second.child.stdin?.write(`inbox ${address}\n`);
    const own = await tokenTo("manage", smtp, { address, bot: second });
    expect(topicsOn((await second.ask(`/email/manage?t=${own}`))?.text)).toBe(1);
    await killDuring(second, "/email/manage", { t: own, command: "leave" });

    const third = await start();
    const shown = await third.ask(`/email/manage?t=${own}`);
    const left = await post(third, "/email/manage", { t: own, command: "leave" });
    if (shown?.status === 200) expect([topicsOn(shown.text), left.status]).toEqual([1, 200]);
    // Gone for whoever looks; what of it was still there, the second click erases.
    else expect([shown?.status, [200, 404].includes(left.status)]).toEqual([404, true]);
    // A busy machine may still be at it when the answer comes.
    await eventually(async () =>
      expect((await third.ask(`/email/manage?t=${own}`))?.status).toBe(404),
    );
    third.child.kill("SIGKILL");
    await third.ended;
  }
});

async function startBot(dataDir: string, { port }: FakeSmtp): Promise<OffprintProcess> {
  const bot = await startOffprintProcess(compiled, {
    DATA_DIR: dataDir,
    CONSOLE: "beside",
    SMTP_URL: `smtp://localhost:${port}`,
    EMAIL_FROM: "papers@example.org",
    EMAIL_TLS: "optional",
    EMAIL_SECRET: SECRET,
    PUBLIC_URL: "http://localhost:8080",
  });
  await eventually(async () => expect((await bot.ask("/readyz"))?.status, bot.said()).toBe(200));
  await eventually(async () =>
    expect((await bot.ask("/email/manage?t=none"))?.status, bot.said()).toBe(404),
  );
  return bot;
}

/** Presses a button and kills the bot a moment later. */
async function killDuring(
  bot: OffprintProcess,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  const pressed = post(bot, path, form).catch(() => undefined);
  await delay(Math.random() * 40);
  bot.child.kill("SIGKILL");
  await Promise.all([pressed, bot.ended]);
}

function post(
  { host }: OffprintProcess,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(`http://${host}${path}`, { method: "POST", body: new URLSearchParams(form) });
}

/** What the newest link to a page of the bot in a mail to an address carries. */
async function tokenTo(
  page: string,
  { mails }: FakeSmtp,
  { address, bot }: { readonly address: string; readonly bot: OffprintProcess },
): Promise<string> {
  let token = "";
  await eventually(async () => {
    const own = mails.filter(({ to }) => to.includes(address)).map(({ raw }) => readMail(raw));
    const texts = (await Promise.all(own)).map(({ text }) => text);
    const [, found = ""] =
      texts.join("\n").match(new RegExp(`/email/${page}\\?t=([\\w.-]+)`, "u")) ?? [];
    expect(found, bot.said()).not.toBe("");
    token = found;
  });
  return token;
}

function topicsOn(page = ""): number {
  return page.split(">Remove</button>").length - 1;
}
