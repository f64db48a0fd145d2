import { createPrivateKey } from "node:crypto";
import { z } from "zod";
import type { Need } from "../../src/settings/halves.ts";
import {
  formed,
  type SettingValues,
  secret,
  WholeNumber,
} from "../../src/settings/setting-shapes.ts";
import { isMailAddress, readSender } from "./sender.ts";

const MailServer = z
  .string()
  .refine(isMailServer, {
    error: "must be an address such as smtp://user:password@mail.example.org:587, or smtps://…",
  })
  .transform((value) => new URL(value));

const Sender = z
  .string()
  .transform(readSender)
  .refine(({ address }) => isMailAddress(address), {
    error: "must be an address, such as papers@example.org or Papers <papers@example.org>",
  });

/** What an operator may set for e-mail. */
export const settings = {
  SMTP_URL: MailServer.optional().meta({
    description:
      "Turns e-mail on: the server that mails are handed to, such as smtp://user:password@mail.example.org:587 (encrypts after STARTTLS), or smtps:// (from the first byte); see docs/email.md",
  }),
  EMAIL_FROM: Sender.optional().meta({
    description: "Whom mails come from, such as Papers <papers@example.org>",
  }),
  EMAIL_PER_MINUTE: WholeNumber.prefault("60")
    .pipe(z.number().min(1, "must be at least 1"))
    .meta({ description: "How many mails the server takes in a minute" }),
  EMAIL_UNCERTAIN: z.enum(["resend", "hold"]).default("resend").meta({
    description:
      "What becomes of a mail that the server may have taken without saying so: resend (may come twice, as mail servers do among themselves) or hold (may be missed)",
  }),
  EMAIL_TLS: z.enum(["required", "optional"]).default("required").meta({
    description:
      "Whether mails and the password leave only encrypted, to a server whose certificate is right; optional is for a server on this machine or in its own network",
  }),
  EMAIL_SECRET: formed(/^.{32,}$/u, "must have at least 32 characters")
    .optional()
    .meta(
      secret(
        "Long random text that seals the addresses of people and signs their links; without it, a file beside the data does",
      ),
    ),
  EMAIL_DKIM_KEY: z
    .string()
    .refine(isPrivateKey, { error: "must be a private key in PEM form" })
    .optional()
    .meta(
      secret(
        "Signs mails (DKIM) where the server does not: the private key, best as EMAIL_DKIM_KEY_FILE",
      ),
    ),
  EMAIL_DKIM_SELECTOR: formed(/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/iu, "must be a name such as papers1")
    .optional()
    .meta({
      description: "The name under which the public key stands in the DNS: NAME._domainkey.DOMAIN",
    }),
};

export type Settings = SettingValues<typeof settings>;

const PAGE = { page: "docs/email.md" };

export const needs: readonly Need[] = [
  { name: "SMTP_URL", groups: [["EMAIL_FROM", "PUBLIC_URL", "PORT"]], ...PAGE },
  { name: "EMAIL_FROM", groups: [["SMTP_URL"]], ...PAGE },
  { name: "EMAIL_SECRET", groups: [["SMTP_URL"]], ...PAGE },
  { name: "EMAIL_DKIM_KEY", groups: [["EMAIL_DKIM_SELECTOR", "SMTP_URL"]], ...PAGE },
  { name: "EMAIL_DKIM_SELECTOR", groups: [["EMAIL_DKIM_KEY"]], ...PAGE },
];

/** A host with nothing behind it. */
function isMailServer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(value);
  const isBare = (pathname === "" || pathname === "/") && search === "" && hash === "";
  return /^smtps?:$/u.test(protocol) && hostname !== "" && isBare;
}

function isPrivateKey(value: string): boolean {
  try {
    return createPrivateKey(value).type === "private";
  } catch {
    return false;
  }
}
