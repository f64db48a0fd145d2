/** What a server and nodemailer say of a mail that was not taken; never the address. */
export interface SmtpFailure {
  /** nodemailer's: EENVELOPE, EMESSAGE, EAUTH, ETLS, ECONNECTION … */
  readonly code: string;
  /** What was asked last: `MAIL FROM`, `RCPT TO`, `DATA` … */
  readonly command: string;
  /** The server's three digits. */
  readonly reply: number | undefined;
  /** Such as `5.1.1`: https://www.rfc-editor.org/rfc/rfc3463 */
  readonly enhanced: string | undefined;
  /** The server speaks of greylisting: later is soon enough. */
  readonly isGreylisted: boolean;
}

/** Words under which servers do so; none has a code of its own. */
const GREYLISTED = /gr[ea]y[- ]?list/iu;

export function smtpFailureOf(error: unknown): SmtpFailure {
  const response = textIn(error, "response");
  const [, digits, enhanced] = /^([45]\d\d)[ -]?([45]\.\d{1,3}\.\d{1,3})?/u.exec(response) ?? [];
  return {
    code: textIn(error, "originalCode") || textIn(error, "code"),
    command: textIn(error, "command"),
    reply: digits === undefined ? undefined : Number(digits),
    enhanced,
    isGreylisted: GREYLISTED.test(response),
  };
}

/** `550 5.1.1`, as people look it up. */
export function codesOf({ reply, enhanced }: SmtpFailure): string {
  return [reply, enhanced].filter((each) => each !== undefined).join(" ");
}

function textIn(error: unknown, name: string): string {
  if (typeof error !== "object" || error === null) return "";
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : "";
}
