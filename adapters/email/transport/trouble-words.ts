import type { MailServer } from "../email-settings.ts";
import { codesOf, type SmtpFailure } from "../posts/smtp-failure.ts";
import { serverName } from "./pool-options.ts";

/** Why nothing can be handed over, and what to do about it. */
export function troubleWords({ url }: MailServer, failure: SmtpFailure): string {
  const name = `The mail server ${serverName(url)}`;
  const codes = codesOf(failure) || failure.code;
  if (failure.code === "EAUTH" || failure.code === "ENOAUTH")
    return `${name} refuses the name or the password (${codes}). Check both in SMTP_URL; signs such as @ and / are written there as %40 and %2F.`;
  if (/TLS|CERT|SSL/u.test(failure.code))
    return `${name} offers no encryption that can be trusted (${codes}). Check the name and the port in SMTP_URL; EMAIL_TLS=optional is for a server on this machine.`;
  if (failure.command === "MAIL FROM")
    return `${name} takes no mails from this sender (${codes}). Set EMAIL_FROM to an address that it sends for.`;
  if (failure.reply !== undefined) return `${name} does not let the bot in (${codes}).`;
  return `${name} cannot be reached (${codes}). Check SMTP_URL; docs/email.md says how to try it out.`;
}
