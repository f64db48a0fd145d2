import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLetters } from "../../../../adapters/email/posts/letter.ts";
import { readSender } from "../../../../adapters/email/sender.ts";
import { everyLeaf } from "../../../fakes/chat/every-leaf.ts";
import { hostileStrings } from "../../../fakes/chat/hostile-strings.ts";
import { messageArbitrary } from "../../../fakes/chat/message-arbitrary.ts";
import { brokenMailRules } from "../../../fakes/smtp/message-rules.ts";
import { readMail } from "../../../fakes/smtp/read-mail.ts";
import { liveHtml } from "../../../html/live-html.ts";
import { runs } from "../../../runs.ts";
import { ANN, openEmail, readerAt, SENDER } from "../open-email.ts";

const HEADERS = [
  "auto-submitted",
  "content-type",
  "date",
  "from",
  "list-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "message-id",
  "mime-version",
  "precedence",
  "subject",
  "to",
  "x-auto-response-suppress",
];

/** Text that tries to end a header and begin another, or the body. */
const INJECTIONS = {
  "a line break and a header": "Paper\r\nBcc: eve@evil.example\r\nX-Evil: 1",
  "a bare line feed and a header": "Paper\nBcc: eve@evil.example",
  "a bare carriage return": "Paper\rBcc: eve@evil.example",
  "other line breaks": "Paper\u2028Bcc: eve@evil.example\u0085X-Evil: 1\u000bX-Evil: 2",
  "the end of the headers": "Paper\r\n\r\n<script>alert(1)</script>",
  "the end of a mail": "Paper\r\n.\r\nMAIL FROM:<eve@evil.example>",
  "an encoded word": "=?utf-8?Q?Paper=0D=0ABcc:_eve@evil.example?=",
  "a very long word": "x".repeat(3_000),
};

describe("a mail with a hostile title", () => {
  it.each(Object.entries({ ...hostileStrings, ...INJECTIONS }))(
    "%s: has the headers of any other, and nothing live in it",
    async (_, hostile) => {
      const { adapter, smtp } = await openEmail();
      const item = {
        kind: "item",
        index: 1,
        title: `Before ${hostile} after`,
        byline: hostile,
      } as const;
      await adapter.post(ANN, { summary: hostile, blocks: [item] }, "delivery-1");
      await adapter.post(
        ANN,
        everyLeaf(
          () => hostile,
          () => hostile,
        ),
        "delivery-2",
      );
      expect(smtp.mails.map(({ to }) => to)).toEqual([["ann@example.org"], ["ann@example.org"]]);
      expect(smtp.violations).toEqual([]);
      for (const { raw } of smtp.mails) {
        const { headers, subject, html, to } = await readMail(raw);
        expect([...headers.keys()].sort()).toEqual(HEADERS);
        expect(subject).not.toMatch(/[\r\n]/u);
        expect(to).toBe("ann@example.org");
        expect(liveIn(html)).toEqual([]);
      }
    },
  );

  it("for every message keeps to the rules of mails", async () => {
    const { adapter, smtp } = await openEmail();
    let n = 0;
    await fc.assert(
      fc.asyncProperty(messageArbitrary, async (message) => {
        await adapter.post(ANN, message, `delivery-${n++}`);
        const { headers } = await readMail(smtp.mails.at(-1)?.raw ?? "");
        expect([...headers.keys()].sort()).toEqual(HEADERS);
      }),
      { numRuns: runs(40) },
    );
    expect(smtp.violations).toEqual([]);
  });
});

/** The body, since the head is the adapter's own. */
function liveIn(html: string): string[] {
  const body = /<div class="mail"[^>]*>(.*)<\/div>\s*<\/body>/su.exec(html)?.[1];
  return body === undefined ? ["no body"] : liveHtml(body, { div: ["class", "role"] });
}

describe("names and addresses", () => {
  it.each([
    ["a comma", "Papers, daily"],
    ["quotes and signs", 'The "best" <papers> (of) [all]; \\really'],
    ["another direction of writing", "أوراق بحثية"],
    ["an e-mail address", "eve@evil.example"],
    ["a line break", "Papers\r\nBcc: eve@evil.example"],
    ["many letters beyond ASCII", "Überlänge ".repeat(12).trim()],
  ])("a sender's name with %s is one name", async (_, name) => {
    const sender = readSender(`${name} <papers@example.org>`);
    const { adapter, smtp } = await openEmail({}, { sender });
    await adapter.post(ANN, { summary: "hello", blocks: [] }, "delivery-1");
    const { parsed, headers } = await readMail(smtp.mails[0]?.raw ?? "");
    expect(parsed.from?.value).toEqual([
      { address: "papers@example.org", name: name.replace(/\s+/gu, " ") },
    ]);
    expect([...headers.keys()].sort()).toEqual(HEADERS);
    expect(smtp.violations).toEqual([]);
  });

  it("a long address is whole", async () => {
    const address = `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(55)}.example`;
    const { adapter, smtp, people } = await openEmail();
    people.set(ANN, readerAt(address));
    await adapter.post(ANN, { summary: "hello", blocks: [] }, "delivery-1");
    expect(smtp.mails[0]?.to).toEqual([address]);
    expect((await readMail(smtp.mails[0]?.raw ?? "")).parsed.to).toMatchObject({
      value: [{ address, name: "" }],
    });
    expect(smtp.violations).toEqual([]);
  });

  it("a long link to leave is whole, on a line that may be long", async () => {
    const unsubscribeUrl = `https://papers.example.org/email/stop?t=${"x".repeat(400)}`;
    const { adapter, smtp, people } = await openEmail();
    people.set(ANN, { ...readerAt("ann@example.org"), unsubscribeUrl });
    await adapter.post(ANN, { summary: "hello", blocks: [] }, "delivery-1");
    const { headers, text } = await readMail(smtp.mails[0]?.raw ?? "");
    expect(headers.get("list-unsubscribe")).toBe(`<${unsubscribeUrl}>`);
    expect(text).toContain(unsubscribeUrl);
    expect(smtp.violations).toEqual([]);
  });
});

it("a mail that somebody asked for just now is no list", async () => {
  const mail = { to: "ann@example.org", message: { summary: "Confirm", blocks: [] }, id: "a" };
  const { headers } = await readMail(createLetters(SENDER)(mail).raw);
  const ofLists = /^list-|^precedence$/u;
  expect([...headers.keys()].sort()).toEqual(HEADERS.filter((name) => !ofLists.test(name)));
});

it("the rules find what is wrong with a mail", () => {
  const good = "Date: x\r\nFrom: y\r\nMessage-ID: z\r\n\r\nbody\r\n";
  expect(brokenMailRules(good, false)).toEqual([]);
  for (const bad of [
    good.replace("\r\n", "\n"),
    good.replace("Date", "Dated"),
    `Date: x\r\n${good}`,
    `${good}ü`,
    `${good}${"x".repeat(999)}`,
    good.replace("Date: x", "Date: x\r\nno header at all"),
  ])
    expect(brokenMailRules(bad, false)).not.toEqual([]);
});
