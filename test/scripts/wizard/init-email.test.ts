import { expect, it, onTestFinished } from "vitest";
import { checkMailServer, readSender, sendTestMail } from "../../../adapters/email/index.ts";
import { askForEmail } from "../../../scripts/wizard/init-email.ts";
import { offerTestPost } from "../../../scripts/wizard/offer-test-post.ts";
import { readConfig } from "../../../src/config.ts";
import { startFakeSmtp } from "../../fakes/smtp/fake-smtp.ts";
import { readMail } from "../../fakes/smtp/read-mail.ts";
import { scriptedAsk } from "../scripted-ask.ts";

const LOGIN = { user: "papers@example.org", pass: "p:@/ss" } as const;
const checks = { check: checkMailServer, send: sendTestMail };

it("setting e-mail up ends with a server that lets the bot in, and can send a test mail", async () => {
  const smtp = await startFakeSmtp({ login: LOGIN });
  onTestFinished(() => smtp.close());
  const url = `smtp://127.0.0.1:${smtp.port}`;
  const ask = scriptedAsk({
    "Whom mails come from": ["nonsense", "Papers <papers@example.org>"],
    "Mail server (smtp://HOST:PORT or smtps://…)": ["mail.example.org", `${url}/x`, url, url],
    "Name to log in with, if any": [LOGIN.user, LOGIN.user],
    Password: ["wrong", LOGIN.pass],
    "Public address of the pages": ["http://papers.example.org", "https://papers.example.org"],
    "An address of yours, for a test mail": ["Ann <ann@example.org>", "ann@example.org"],
    "Make a test post now?": ["ann@example.org"],
  });
  const { settings, testPost, firstDigest } = await askForEmail(
    { ask, checks, current: readConfig({}) },
    readSender,
  );
  if (testPost) await offerTestPost(ask, testPost);
  const { SMTP_URL, EMAIL_FROM, EMAIL_TLS } = readConfig(settings);
  expect(SMTP_URL?.href).toBe(`smtp://papers%40example.org:p%3A%40%2Fss@127.0.0.1:${smtp.port}`);
  expect(EMAIL_FROM).toEqual({ name: "Papers", address: "papers@example.org" });
  expect(EMAIL_TLS).toBe("optional");
  expect(firstDigest).toContain("/papers inbox ann@example.org");
  expect(ask.said.join("\n")).toContain("refuses the name or the password");
  expect(smtp.mails).toMatchObject([{ to: ["ann@example.org"], user: LOGIN.user }]);
  expect((await readMail(smtp.mails[0]?.raw ?? "")).text).toContain("Offprint can post here");
});

it("setting e-mail up says why a test mail is not taken", async () => {
  const smtp = await startFakeSmtp();
  onTestFinished(() => smtp.close());
  smtp.script("rcpt", { reply: "550 5.1.1 Unknown" });
  const ask = scriptedAsk({
    "Whom mails come from": ["papers@example.org"],
    "Mail server (smtp://HOST:PORT or smtps://…)": [`smtp://127.0.0.1:${smtp.port}`],
    "Name to log in with, if any": [""],
    "Public address of the pages": ["https://papers.example.org"],
    "Make a test post now?": ["papers@example.org", "no"],
  });
  const { testPost } = await askForEmail({ ask, checks, current: readConfig({}) }, readSender);
  if (testPost) await offerTestPost(ask, testPost);
  expect(ask.said.at(-1)).toContain("There is no such mailbox (550 5.1.1)");
  expect(smtp.mails).toEqual([]);
});
