import { describe, expect, it, onTestFinished } from "vitest";
import { OperatorError } from "../../../../src/errors.ts";
import { MINUTE } from "../../../../src/time/durations.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { freePort } from "../../../fakes/free-port.ts";
import { startFakeSmtp } from "../../../fakes/smtp/fake-smtp.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { ANN, connectTo, type EmailChanges, openEmail } from "../open-email.ts";

const LOGIN = { user: "papers@example.org", pass: "p:@/ss wörd" } as const;

describe("the connection", () => {
  it.each(["starttls", "tls"] as const)(
    "is encrypted (%s), and then somebody logs in",
    async (encryption) => {
      const { adapter, smtp } = await openEmail({ encryption, login: LOGIN });
      await adapter.start(scriptedInbox());
      await adapter.post(ANN, plainMessage("hello"), "delivery-1");
      expect(smtp.mails).toMatchObject([{ isEncrypted: true, user: LOGIN.user }]);
      expect(adapter.isConnected?.()).toBe(true);
    },
  );

  it("is refused without encryption, before a name or a password was said", async () => {
    const { adapter, smtp } = await openEmail({ login: LOGIN }, { tls: "required" });
    await expect(adapter.start(scriptedInbox())).rejects.toThrow(
      /no encryption that can be trusted/u,
    );
    await expect(adapter.post(ANN, plainMessage("hello"), "delivery-1")).rejects.toMatchObject({
      failure: { kind: "limited", scope: "platform" },
    });
    expect(smtp.commands.join()).not.toContain("AUTH");
    expect(smtp.mails).toEqual([]);
  });

  it.each(["starttls", "tls"] as const)(
    "is refused with a certificate of nobody known (%s)",
    async (encryption) => {
      const other = (await startFakeSmtp()).certificate.cert;
      const { adapter, smtp } = await openEmail({ encryption }, { authority: other });
      await expect(adapter.start(scriptedInbox())).rejects.toBeInstanceOf(OperatorError);
      expect(smtp.commands.join()).not.toContain("MAIL");
      expect(adapter.warnings?.().join()).toContain("encryption");
    },
  );

  it("takes any certificate, or none, where encryption is optional", async () => {
    for (const encryption of ["starttls", "none"] as const) {
      const { adapter, smtp } = await openEmail({ encryption }, { tls: "optional", authority: "" });
      await adapter.post(ANN, plainMessage("hello"), "delivery-1");
      expect(smtp.mails).toMatchObject([{ isEncrypted: encryption === "starttls" }]);
    }
  });

  it("names the bot by its own host", async () => {
    const { adapter, smtp } = await openEmail();
    await adapter.post(ANN, plainMessage("hello"), "delivery-1");
    expect([...smtp.hellos]).toEqual(["papers.example.org"]);
  });

  it("serves mail after mail", async () => {
    const { adapter, smtp } = await openEmail();
    for (let n = 0; n < 20; n++) await adapter.post(ANN, plainMessage("hello"), `delivery-${n}`);
    expect(smtp.mails.length).toBe(20);
    expect(smtp.connections).toBe(1);
  });

  it("goes on over another one after a refused mail, and after one that was ended", async () => {
    const { adapter, smtp } = await openEmail();
    smtp.script("rcpt", undefined, { reply: "550 5.1.1 Unknown" }, { reply: "421 4.3.2 Closing" });
    const posts = ["a", "b", "c", "d"].map((id) => () => adapter.post(ANN, plainMessage(id), id));
    const ends = [];
    for (const send of posts)
      ends.push(
        await send().then(
          () => "sent",
          () => "refused",
        ),
      );
    expect(ends).toEqual(["sent", "refused", "refused", "sent"]);
  });
});

describe("a server", () => {
  it("that refuses the password is told to the operator with the fix, and never with the password", async () => {
    const { adapter, events } = await openWith({ pass: "wrong-password" });
    await expect(adapter.start(scriptedInbox())).rejects.toThrow(/Check both in SMTP_URL/u);
    expect(adapter.isConnected?.()).toBe(false);
    expect(adapter.warnings?.().join()).toContain("535 5.7.8");
    expect(JSON.stringify(events)).not.toContain("wrong-password");
    await expect(adapter.post(ANN, plainMessage("hello"), "delivery-1")).rejects.toMatchObject({
      failure: { kind: "limited", scope: "platform" },
    });
  });

  it("that cannot be reached is waited for, and found again by itself", async () => {
    const port = await freePort();
    const clock = createVirtualClock(Date.UTC(2026, 10, 30));
    const { adapter, events } = openAt(port, { clock });
    const started = adapter.start(scriptedInbox());
    await eventually(() => expect(adapter.warnings?.().join()).toContain("cannot be reached"));
    expect(adapter.isConnected?.()).toBe(false);
    await expect(adapter.post(ANN, plainMessage("hello"), "delivery-1")).rejects.toMatchObject({
      failure: { kind: "failed" },
    });
    const smtp = await startFakeSmtp({ port });
    onTestFinished(() => smtp.close());
    await clock.runUntil(started);
    expect(adapter.isConnected?.()).toBe(true);
    expect(adapter.warnings?.()).toEqual([]);
    expect(events.map(({ kind }) => kind)).toEqual(["disconnected", "connected", "connected"]);
  });

  it("that stopped working is looked at each minute, also while there is nothing to send", async () => {
    const clock = createVirtualClock(Date.UTC(2026, 10, 30));
    const { adapter, smtp } = await openEmail({}, { clock });
    await adapter.start(scriptedInbox());
    smtp.script("mail", { reply: "553 5.1.8 Not your address" });
    await adapter.post(ANN, plainMessage("hello"), "delivery-1").catch(() => undefined);
    expect(adapter.warnings?.().join()).toContain("Set EMAIL_FROM");
    await clock.advance(MINUTE);
    await eventually(() => expect(adapter.isConnected?.()).toBe(true));
  });
});

describe("a stop", () => {
  it("says goodbye over every connection", async () => {
    const { adapter, smtp } = await openEmail();
    await Promise.all(["a", "b", "c"].map((id) => adapter.post(ANN, plainMessage(id), id)));
    const { connections } = smtp;
    await adapter.stop();
    await eventually(() => expect(smtp.open).toBe(0));
    expect(smtp.commands.filter((command) => command === "QUIT").length).toBe(connections);
  });

  it("lets what is being handed over end", async () => {
    const { adapter, smtp } = await openEmail();
    const posted = adapter.post(ANN, plainMessage("hello"), "delivery-1");
    await eventually(() => expect(smtp.commands.join()).toContain("MAIL"));
    await adapter.stop();
    expect(await posted).toBe("<delivery-1@example.org>");
    expect(smtp.mails.length).toBe(1);
  });

  it("cuts what the server does not answer once there is a hurry, and says that nobody knows", async () => {
    const { adapter, smtp } = await openEmail();
    smtp.script("data", { hang: true });
    const posted = adapter.post(ANN, plainMessage("hello"), "delivery-1").catch((error) => error);
    await eventually(() => expect(smtp.mails.length).toBe(1));
    await adapter.stop(AbortSignal.abort());
    expect(await posted).toMatchObject({ failure: { kind: "unknown" } });
  });

  it("takes nothing more", async () => {
    const { adapter, smtp } = await openEmail();
    await adapter.stop();
    await expect(adapter.post(ANN, plainMessage("hello"), "delivery-1")).rejects.toMatchObject({
      failure: { kind: "failed" },
    });
    expect(smtp.connections).toBe(0);
  });
});

async function openWith(wrong: { readonly pass: string }) {
  const smtp = await startFakeSmtp({ encryption: "starttls", login: LOGIN });
  const login = { ...LOGIN, ...wrong };
  const opened = connectTo(smtp, { encryption: "starttls", login });
  onTestFinished(async () => {
    await opened.adapter.stop();
    await smtp.close();
  });
  return opened;
}

function openAt(port: number, changes: EmailChanges) {
  const opened = connectTo({ port, certificate: { cert: "", key: "" } }, {}, changes);
  onTestFinished(() => opened.adapter.stop());
  return opened;
}
