import { describe, expect, it } from "vitest";
import type { Adapter } from "../../../../src/chat/adapter.ts";
import { DeliveryError } from "../../../../src/errors.ts";
import { MINUTE } from "../../../../src/time/durations.ts";
import { plainMessage } from "../../../fakes/chat/scripted-inbox.ts";
import type { SmtpFault, SmtpStage } from "../../../fakes/smtp/smtp-faults.ts";
import { ANN, openEmail, readerAt } from "../open-email.ts";

/** What becomes of one mail, and of the same mail handed over once more. */
async function failing(at: SmtpStage, fault: SmtpFault, options: { pipelines?: boolean } = {}) {
  const { adapter, smtp } = await openEmail(options);
  smtp.script(at, fault);
  const error = await failureOf(adapter);
  await adapter.post(ANN, plainMessage("again"), "delivery-1");
  return { failure: error.failure, reason: error.message, smtp, adapter };
}

async function failureOf(adapter: Adapter, id = "delivery-1"): Promise<DeliveryError> {
  const failed: unknown = await adapter.post(ANN, plainMessage("once"), id).catch((e) => e);
  if (failed instanceof DeliveryError) return failed;
  throw new Error(`It was posted as ${String(failed)}.`);
}

const limited = (retryAfterMs: number, scope: "platform" | "channel") =>
  ({ kind: "limited", retryAfterMs, scope }) as const;

describe.each([true, false])("with commands sent together: %s", (pipelines) => {
  it.each([
    [
      "rcpt",
      "550 5.1.1 <ann@example.org>: no such user",
      { kind: "gone" },
      "no such mailbox (550 5.1.1)",
    ],
    ["rcpt", "550 No such user here", { kind: "gone" }, "no such mailbox (550)"],
    ["rcpt", "552 5.2.2 Over quota", { kind: "forbidden" }, "mailbox is full"],
    ["rcpt", "550 5.7.1 Blocked", { kind: "forbidden" }, "does not let mails"],
    ["rcpt", "550 5.4.5 Daily sending limit exceeded", { kind: "failed" }, "no way"],
    ["rcpt", "450 4.7.1 Greylisted, come back", limited(5 * MINUTE, "channel"), "again later"],
    ["rcpt", "451 4.7.1 Graylisting in action", limited(5 * MINUTE, "channel"), "again later"],
    ["rcpt", "450 4.2.0 Mailbox busy", { kind: "failed" }, "now (450 4.2.0)"],
    ["rcpt", "452 4.2.2 Over quota", { kind: "failed" }, "now (452 4.2.2)"],
    ["rcpt", "452 4.3.1 Insufficient system storage", limited(MINUTE, "platform"), "no more"],
    ["rcpt", "421 4.7.0 Too many connections", limited(MINUTE, "platform"), "no more"],
    ["mail", "421 4.3.2 Shutting down", limited(MINUTE, "platform"), "no more"],
    ["mail", "451 4.7.1 Too fast", limited(MINUTE, "platform"), "no more"],
    ["mail", "553 5.1.8 Not your address", limited(5 * MINUTE, "platform"), "nothing from the bot"],
    ["data", "554 5.7.1 Looks like spam", { kind: "rejected" }, "this mail (554 5.7.1)"],
    ["data", "552 5.3.4 Too big", { kind: "rejected" }, "too long"],
    ["data", "550 5.2.1 Disabled", { kind: "forbidden" }, "takes no mails"],
    ["data", "451 4.3.0 Try again", { kind: "failed" }, "now (451 4.3.0)"],
    ["greeting", "421 4.7.0 Too many connections", limited(MINUTE, "platform"), "no more"],
    ["greeting", "554 5.7.1 Go away", limited(5 * MINUTE, "platform"), "nothing from the bot"],
  ] as const)("at %s, %s is told for what it is", async (at, reply, expected, words) => {
    const { failure, reason, smtp } = await failing(at, { reply }, { pipelines });
    expect(failure).toEqual(expected);
    expect(reason).toContain(words);
    expect(smtp.mails.length).toBe(1);
  });
});

describe("a connection that is cut", () => {
  it.each(["greeting", "mail", "rcpt"] as const)("at %s has taken nothing", async (at) => {
    const { failure, smtp } = await failing(at, { cut: "lost" });
    expect(failure).toEqual({ kind: "failed" });
    expect(smtp.mails.length).toBe(1);
  });

  it.each([
    ["taken", 2],
    ["lost", 1],
  ] as const)(
    "after the last dot may have taken it (%s), and nothing is sent by itself",
    async (cut, times) => {
      const { failure, reason, smtp } = await failing("data", { cut });
      expect(failure).toEqual({ kind: "unknown" });
      expect(reason).toContain("broke before it answered");
      expect(smtp.mails.length).toBe(times);
      // So that whoever gets both can see that they are one.
      const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/mu.exec(raw)?.[1]);
      expect(new Set(ids).size).toBe(1);
    },
  );
});

it("no reason and no event names an address", async () => {
  const { adapter, smtp, events } = await openEmail();
  const replies = [
    ["rcpt", "550 5.1.1 <ann@example.org> unknown"],
    ["mail", "553 5.1.8 papers@example.org may not write to ann@example.org"],
    ["data", "554 5.6.0 ann@example.org does not want this"],
  ] as const;
  for (const [at, reply] of replies) {
    smtp.script(at, { reply });
    const { message, cause } = await failureOf(adapter);
    expect([message, cause]).toEqual([expect.not.stringContaining("@"), undefined]);
  }
  expect(JSON.stringify([events, adapter.warnings?.()])).not.toContain("ann");
});

describe("an address with letters beyond ASCII", () => {
  it("is written to as it is where the server knows how", async () => {
    const { adapter, smtp, people } = await openEmail();
    people.set(ANN, readerAt("δοκιμή@παράδειγμα.gr"));
    await adapter.post(ANN, plainMessage("hello"), "delivery-1");
    expect(smtp.mails[0]?.to[0]).toMatch(/^δοκιμή@/u);
    expect(smtp.violations).toEqual([]);
  });

  it("has its domain in ASCII where only that is beyond it", async () => {
    const { adapter, smtp, people } = await openEmail({ knowsUtf8: false });
    people.set(ANN, readerAt("ann@bücher.example"));
    await adapter.post(ANN, plainMessage("hello"), "delivery-1");
    expect(smtp.commands).toContain("RCPT TO:<ann@xn--bcher-kva.example>");
    expect(smtp.violations).toEqual([]);
  });

  it("is said to be refused where the server does not", async () => {
    const { adapter, people } = await openEmail({ knowsUtf8: false });
    people.set(ANN, readerAt("δοκιμή@example.gr"));
    const { failure, message } = await failureOf(adapter);
    expect(failure).toEqual({ kind: "forbidden" });
    expect(message).toContain("letters beyond ASCII");
  });
});

it("a place that the address book cannot be asked for is tried again", async () => {
  const addressOf = async () => {
    throw new Error("The disk is gone.");
  };
  const { adapter } = await openEmail({}, { people: { addressOf } });
  expect((await failureOf(adapter)).failure).toEqual({ kind: "failed" });
});
