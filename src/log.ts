import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

const HIDDEN = "[hidden]";

/** What secrets look like, wherever they stand in a line. */
const SECRETS: readonly RegExp[] = [
  /\bhf_\w{10,}/gu,
  /\bxox[a-z]-[\w-]{10,}/gu,
  /\bxapp-[\w-]{10,}/gu,
  /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/gu,
  /\b(?:Bearer|Bot|Basic)\s+[\w.~+/=-]{10,}/gu,
];

/** Removes everything that looks like a secret from a line. */
export function redact(line: string): string {
  return SECRETS.reduce((text, secret) => text.replace(secret, HIDDEN), line);
}

/**
 * Structured lines on `destination`, each through the one redactor.
 * Standard output belongs to the console adapter, so logs go to standard error.
 */
export function createLog(level: string, destination: Pick<NodeJS.WritableStream, "write">): Log {
  const redacted: DestinationStream = { write: (line) => void destination.write(redact(line)) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, redacted);
}
