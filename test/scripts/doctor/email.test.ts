import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../../fakes/free-port.ts";
import { startFakeSmtp } from "../../fakes/smtp/fake-smtp.ts";
import { look, type Settings } from "./look.ts";

describe("e-mail", () => {
  async function settingsFor(port: number): Promise<Settings> {
    return {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      EMAIL_FROM: "Papers <papers@lab.example.org>",
      EMAIL_TLS: "optional",
      PUBLIC_URL: `https://localhost:${await freePort()}`,
      PORT: "1",
    };
  }

  it("is well with a server, and records that say who sends and with which key", async () => {
    const smtp = await startFakeSmtp();
    onTestFinished(() => smtp.close());
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const key = publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const settings = {
      ...(await settingsFor(smtp.port)),
      EMAIL_DKIM_KEY: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      EMAIL_DKIM_SELECTOR: "p1",
    };
    const dns = {
      "lab.example.org": ["v=spf1 mx -all"],
      "p1._domainkey.lab.example.org": [`v=DKIM1; k=rsa; p=${key}`],
      "_dmarc.example.org": ["v=DMARC1; p=none"],
    };
    const { lines } = await look(settings, { dns });
    const seen = lines.filter((line) => line.startsWith("E-mail"));
    expect(seen).toHaveLength(5);
    for (const line of seen) expect(line).toMatch(/: good /u);
    const other = await look(settings, {
      dns: { ...dns, "p1._domainkey.lab.example.org": ["v=DKIM1; p=AAAA"] },
    });
    expect(other.lines.join("\n")).toContain(`Set the TXT record`);
    expect(other.lines.join("\n")).toContain(`p=${key}`);
    expect(other.lines.join("\n")).not.toContain("PRIVATE KEY");
  });

  it("names what is missing in the DNS, and a server that is not there", async () => {
    const { lines } = await look(await settingsFor(await freePort()));
    expect(lines.join("\n")).toMatch(/server: wrong No mail can be handed over\. .*SMTP_URL/u);
    expect(lines.join("\n")).toMatch(/SPF: notice .*TXT record of lab\.example\.org/u);
    expect(lines.join("\n")).toMatch(/DMARC: notice .*_dmarc\.lab\.example\.org/u);
    expect(lines.join("\n")).toMatch(/PUBLIC_URL: unknown .*could not be reached from here/u);
  });

  it("is not told to have no records where nobody could be asked for them", async () => {
    const { lines } = await look(await settingsFor(await freePort()), { dns: "down" });
    expect(lines.join("\n")).toMatch(/SPF: unknown It could not be looked at \(the DNS/u);
  });
});
