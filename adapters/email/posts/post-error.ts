import { DeliveryError, type DeliveryFailure } from "../../../src/errors.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import { HandOverError } from "../transport/mail-pool.ts";
import { meaningOfAddress, meaningOfMail, type RefusalMeaning } from "./refusal-meanings.ts";
import { codesOf, type SmtpFailure, smtpFailureOf } from "./smtp-failure.ts";

/** Servers that greylist want a mail again after one to five minutes, and hold a quicker try against it. */
const GREYLISTED_MS = 5 * MINUTE;
/** A server that is busy, or has had enough connections. */
const BUSY_MS = MINUTE;
/** Until an operator has acted; a wrong password that is tried more often locks accounts. */
const OPERATOR_MS = 5 * MINUTE;

/** What became of a mail that was not handed over. Whatever leaves it open whether it was is `unknown`. */
export function deliveryErrorOf(cause: unknown): DeliveryError {
  if (cause instanceof DeliveryError) return cause;
  const failure = smtpFailureOf(cause instanceof HandOverError ? cause.cause : cause);
  if (failure.reply !== undefined) return refused(failure, failure.reply);
  if (cause instanceof HandOverError && cause.hasBegun)
    return told("unknown", "The connection to the mail server broke before it answered.");
  if (isOperators(failure)) return wait(OPERATOR_MS, "platform", "The mail server cannot be used.");
  return told("failed", "The mail server cannot be reached.");
}

/** Nothing helps until whoever runs the bot acts: the password, the certificate, the sender's address. */
export function isOperators({ code, command, reply }: SmtpFailure): boolean {
  if (code === "EAUTH" || code === "ETLS" || code === "ENOAUTH") return !isPassing(reply);
  if (/CERT|SSL|TLS/u.test(code)) return true;
  const isOfUs = command === "MAIL FROM" || command === "CONN" || command === "EHLO";
  return isOfUs && reply !== undefined && reply >= 500;
}

function isPassing(reply: number | undefined): boolean {
  return reply !== undefined && reply < 500;
}

/** A server that answers has not taken the mail. */
function refused(failure: SmtpFailure, reply: number): DeliveryError {
  const codes = codesOf(failure);
  if (isOperators(failure))
    return wait(OPERATOR_MS, "platform", `The mail server takes nothing from the bot (${codes}).`);
  if (failure.command === "RCPT TO" && reply >= 500)
    return meant(meaningOfAddress(reply, failure.enhanced), codes);
  if (reply >= 500) return meant(meaningOfMail(failure.enhanced), codes);
  return passing(failure, reply, codes);
}

/** A later try may do. A mailbox that is full says so with a 452, too, and holds nobody else up. */
function passing(failure: SmtpFailure, reply: number, codes: string): DeliveryError {
  const { command, enhanced, isGreylisted } = failure;
  if (isGreylisted)
    return wait(GREYLISTED_MS, "channel", `The mail server wants the mail again later (${codes}).`);
  const isOfMailbox = enhanced?.startsWith("4.1.") || enhanced?.startsWith("4.2.");
  const isOfServer = reply === 421 || reply === 452 || command !== "RCPT TO";
  return isOfServer && !isOfMailbox && command !== "DATA"
    ? wait(BUSY_MS, "platform", `The mail server takes no more for now (${codes}).`)
    : told("failed", `The mail server cannot take the mail now (${codes}).`);
}

function meant([kind, reason]: RefusalMeaning, codes: string): DeliveryError {
  const words = `${reason.slice(0, -1)} (${codes}).`;
  return kind === "limited" ? wait(BUSY_MS, "platform", words) : told(kind, words);
}

function wait(retryAfterMs: number, scope: "platform" | "channel", reason: string): DeliveryError {
  return new DeliveryError({ kind: "limited", retryAfterMs, scope }, reason);
}

function told(kind: Exclude<DeliveryFailure["kind"], "limited">, reason: string): DeliveryError {
  return new DeliveryError({ kind }, reason);
}
