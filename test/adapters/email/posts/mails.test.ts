import { expect, it } from "vitest";
import type { Message } from "../../../../src/chat/message.ts";
import { readMail } from "../../../fakes/smtp/read-mail.ts";
import { ANN, openEmail, readerAt } from "../open-email.ts";

const DIGEST: Message = {
  summary: "Papers · Monday 30 November: 2 papers, first “Über die Quantelung”.",
  blocks: [
    { kind: "heading", text: "Papers · Monday 30 November" },
    {
      kind: "item",
      index: 1,
      title: [{ kind: "link", text: "Über die Quantelung", url: "https://arxiv.org/abs/2401.1" }],
      meta: ["12 votes · ", { kind: "link", text: "code", url: "https://github.com/a/b" }],
    },
    { kind: "item", index: 2, title: "Another one" },
  ],
};

/** The one mail that came, as a program of somebody else reads it. */
async function sent(message: Message, address = "ann@example.org") {
  const { adapter, smtp, people } = await openEmail();
  people.set(ANN, readerAt(address));
  const id = await adapter.post(ANN, message, "delivery-1");
  const [mail, ...others] = smtp.mails;
  expect(others).toEqual([]);
  expect(smtp.violations).toEqual([]);
  return { id, envelope: mail, ...(await readMail(mail?.raw ?? "")) };
}

it("a mail is text and HTML of one message, from the sender to the reader", async () => {
  const { id, envelope, text, html, from, to, headers } = await sent(DIGEST);
  expect(from).toBe('"Papers, daily" <papers@example.org>');
  expect(to).toBe("ann@example.org");
  expect(envelope).toMatchObject({ from: "papers@example.org", to: ["ann@example.org"] });
  expect(headers.get("message-id")).toBe("<delivery-1@example.org>");
  expect(id).toBe("<delivery-1@example.org>");
  for (const each of [text, html])
    for (const part of ["Über die Quantelung", "https://github.com/a/b", "Another one"])
      expect(each).toContain(part);
  expect(headers.get("content-type")).toContain("multipart/alternative");
});

it("its subject begins with its first paper, and says how many follow", async () => {
  expect((await sent(DIGEST)).subject).toBe("Über die Quantelung (and 1 more)");
  const notice: Message = { summary: "Digests are paused.", blocks: [] };
  expect((await sent(notice)).subject).toBe("Digests are paused.");
});

it("it says what large receivers ask of mail to many, and can be left with one click", async () => {
  const { headers } = await sent(DIGEST);
  expect(headers.get("list-unsubscribe")).toBe("<https://papers.example.org/email/stop?t=abc>");
  expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(headers.get("list-id")).toBe("<offprint.example.org>");
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(headers.get("precedence")).toBe("bulk");
  expect(headers.get("date")).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/u);
});

it("what belongs under another mail says so", async () => {
  const { adapter, smtp } = await openEmail();
  const first = await adapter.post(ANN, DIGEST, "a");
  await adapter.post(ANN, DIGEST, "b", first);
  const { headers } = await readMail(smtp.mails[1]?.raw ?? "");
  expect(headers.get("in-reply-to")).toBe("<a@example.org>");
  expect(headers.get("references")).toBe("<a@example.org>");
});
