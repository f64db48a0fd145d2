import { createPrivateKey, createPublicKey } from "node:crypto";
import type { Dns } from "../../../src/chat/define-adapter.ts";
import {
  type Check,
  type Finding,
  good,
  notice,
  unknown,
  wrong,
} from "../../../src/checkup/check.ts";
import type { DkimKey, MailServer } from "../email-settings.ts";
import { domainOf } from "../sender.ts";
import { checkMailServer } from "../test-mail.ts";
import { headersSent } from "./headers-sent.ts";

/** What can keep mails from leaving, or from being taken for what they are. */
export function emailChecks(server: MailServer, publicUrl: URL, dns: Dns): readonly Check[] {
  const domain = domainOf(server.sender);
  const { dkim } = server;
  return [
    { title: "server", asks: true, look: () => lookAtServer(server) },
    { title: "SPF", asks: true, look: () => lookAtSpf(dns, domain) },
    { title: "DKIM", asks: true, look: () => lookAtDkim(dns, domain, dkim) },
    { title: "DMARC", asks: true, look: () => lookAtDmarc(dns, domain) },
    { title: "headers", look: () => lookAtHeaders(server, publicUrl) },
  ];
}

async function lookAtServer(server: MailServer): Promise<readonly Finding[]> {
  const trouble = await checkMailServer(server);
  if (trouble !== undefined) return [wrong("No mail can be handed over.", trouble)];
  const how =
    server.tls === "required"
      ? "encrypted, with a certificate that is right"
      : "not surely encrypted (EMAIL_TLS=optional)";
  const login = server.url.username === "" ? "without a login" : "with its login";
  return [good(`The mail server lets the bot in, ${login}, ${how}.`)];
}

/** The texts of a name; none where there is no such name. Rejects where nobody could be asked. */
async function textsOf(dns: Dns, name: string): Promise<readonly string[]> {
  try {
    return (await dns.resolveTxt(name)).map((pieces) => pieces.join(""));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOTFOUND" || code === "ENODATA") return [];
    throw new Error(`the DNS could not be asked for ${name}: ${String(code ?? error)}`);
  }
}

async function lookAtSpf(dns: Dns, domain: string): Promise<readonly Finding[]> {
  const found = (await textsOf(dns, domain)).filter((text) => /^v=spf1(?: |$)/iu.test(text));
  if (found.length === 1) return [good(`${domain} says which servers send for it.`)];
  const says =
    found.length === 0
      ? `${domain} does not say which servers send for it.`
      : `${domain} has ${found.length} SPF records, of which receivers take none.`;
  return [
    notice(
      says,
      `Keep one TXT record of ${domain}, such as "v=spf1 include:… -all"; whoever runs your mail server says which.`,
    ),
  ];
}

async function lookAtDkim(
  dns: Dns,
  domain: string,
  dkim: DkimKey | undefined,
): Promise<readonly Finding[]> {
  if (!dkim)
    return [good("Mails are signed by the mail server, if at all: EMAIL_DKIM_KEY is not set.")];
  const name = `${dkim.selector}._domainkey.${domain}`;
  const [text] = (await textsOf(dns, name)).filter((each) => /(?:^|;)\s*p=/u.test(each));
  const key = publicKeyOf(dkim.privateKey);
  const fix = `Set the TXT record of ${name} to "v=DKIM1; k=rsa; p=${key}".`;
  if (text === undefined)
    return [wrong(`There is no key at ${name}, so that signatures fail.`, fix)];
  const told = /(?:^|;)\s*p=([^;]*)/u.exec(text)?.[1]?.replace(/\s/gu, "");
  if (told !== key) return [wrong(`The key at ${name} is not that of EMAIL_DKIM_KEY.`, fix)];
  return [good(`${name} has the key that mails are signed with.`)];
}

/** As it stands in the DNS: of RSA the whole, RFC 6376; of Ed25519 its 32 bytes, RFC 8463. */
function publicKeyOf(privateKey: string): string {
  const key = createPrivateKey(privateKey);
  const der = createPublicKey(key).export({ type: "spki", format: "der" });
  return (key.asymmetricKeyType === "ed25519" ? der.subarray(-32) : der).toString("base64");
}

async function lookAtDmarc(dns: Dns, domain: string): Promise<readonly Finding[]> {
  const isDmarc = (text: string) => /^v=DMARC1\s*;/u.test(text);
  const parts = domain.split(".");
  // The domain's own, or else that of a domain above it.
  for (let from = 0; from < Math.max(1, parts.length - 1); from++) {
    const name = `_dmarc.${parts.slice(from).join(".")}`;
    if ((await textsOf(dns, name)).some(isDmarc)) return [good(`${name} has a policy.`)];
  }
  return [
    notice(
      `${domain} has no DMARC policy, which large receivers ask of who sends to many.`,
      `Add a TXT record _dmarc.${domain}, such as "v=DMARC1; p=none".`,
    ),
  ];
}

/** https://www.rfc-editor.org/rfc/rfc8058 */
async function lookAtHeaders(server: MailServer, publicUrl: URL): Promise<readonly Finding[]> {
  const headers = await headersSent(server, publicUrl);
  const link = /^<(.*)>$/u.exec(headers.get("list-unsubscribe") ?? "")?.[1] ?? "";
  const oneClick = headers.get("list-unsubscribe-post") === "List-Unsubscribe=One-Click";
  if (!link.startsWith("https:"))
    return [
      notice(
        `The link that ends mails is ${link}: mail programs show their button only for https:.`,
        "Set PUBLIC_URL to an address that begins with https:.",
      ),
    ];
  const signed = signedHeaders(headers.get("dkim-signature"));
  const unsigned = ["list-unsubscribe", "list-unsubscribe-post"].filter(
    (name) => signed !== undefined && !signed.includes(name),
  );
  if (!oneClick || unsigned.length > 0)
    return [unknown("Mails lack what RFC 8058 asks for.", "Report this.")];
  return [good("Mails can be ended with one click, and tell no mail program to answer.")];
}

/** Which headers a signature covers; undefined where there is none. */
function signedHeaders(signature: string | undefined): readonly string[] | undefined {
  const names = signature && /(?:^|;)\s*h=([^;]*)/u.exec(signature)?.[1];
  return names ? names.split(":").map((name) => name.trim().toLowerCase()) : undefined;
}
