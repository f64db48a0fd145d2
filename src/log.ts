import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

const HIDDEN = "[hidden]";

/** A configured value shorter than this is no secret, and hiding it would spoil every line. */
const SHORTEST_SECRET = 6;

const NAMES =
  "(?:token|secret|password|passwd|authorization|api[_-]?key|private[_-]?key|set-cookie|cookie|x-slack-signature)s?";

/**
 * What secrets look like, wherever they stand in a line; a first group is kept. No pattern asks for
 * the start of a word: in JSON a line break is `\n`, whose letter touches the word after it. All
 * repetitions are bounded or cannot match in two ways, so that time stays linear.
 */
const SECRETS: readonly RegExp[] = [
  /()hf_\w{10,}/gu,
  // Slack: xoxb-, xoxp-, xapp-, and rotated ones, xoxe- and xoxe.xoxb-.
  /()(?:xox[a-z]|xapp)[-.][\w.-]{10,}/gu,
  // Discord: the bot's id, a time and a signature, each in base64.
  /()[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/gu,
  // Addresses that let whoever has them post.
  /(\/(?:webhooks|interactions)\/\d{1,24}\/)[\w-]{20,}/gu,
  /(hooks\.slack\.com\/)[\w/-]+/gu,
  // Not "Basic Information", the page of Slack's that a sentence sends people to.
  /((?:Bearer|Basic)\s{1,4})(?!Information\b)[\w.~+/=-]{8,}/giu,
  /(Bot\s{1,4})[\w.~+/=-]{10,}/gu,
  // "token":"…", and the same in JSON inside of text.
  new RegExp(String.raw`(${NAMES}":\s{0,4}")[^"\\]*(?:\\.[^"\\]*)*`, "giu"),
  new RegExp(String.raw`(${NAMES}\\{1,8}":\s{0,4}\\{1,8}")[^"\\]+`, "giu"),
  // …?token=…&, also percent-encoded.
  new RegExp(String.raw`(${NAMES}(?:=|%3D))[^&\s"'\\,;<>]+`, "giu"),
];

/**
 * Makes a function that removes the `secrets` themselves, as they are or as JSON or an address
 * writes them, and everything that looks like a secret.
 */
export function createRedactor(secrets: readonly string[] = []): (text: string) => string {
  const written = [...new Set(secrets.filter(isLong).flatMap(spellings))];
  // The longest first: a shorter one may be a part of it.
  written.sort((one, other) => other.length - one.length);
  return (text) => {
    const known = written.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
    return SECRETS.reduce((rest, secret) => rest.replace(secret, `$1${HIDDEN}`), known);
  };
}

/**
 * Structured lines on `destination`, each through the one redactor; `secrets` are the configured
 * ones. Standard output belongs to the console adapter, so logs go to standard error.
 */
export function createLog(
  level: string,
  destination: Pick<NodeJS.WritableStream, "write">,
  { secrets = [] }: { readonly secrets?: readonly string[] } = {},
): Log {
  const redact = createRedactor(secrets);
  const redacted: DestinationStream = { write: (line) => void destination.write(redact(line)) };
  const serializers = { err: inBrief };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers };
  return pino(options, redacted);
}

/**
 * What an operator needs of an error, its causes among the words and the stack. Libraries hang the
 * request and the answer to theirs, which hold what people wrote.
 */
function inBrief(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = pino.stdSerializers.err(error);
  const facts = ["code", "status", "syscall"].flatMap((name) => {
    const fact: unknown = Reflect.get(error, name);
    return typeof fact === "string" || typeof fact === "number" ? [[name, fact] as const] : [];
  });
  const errors = error instanceof AggregateError ? { errors: error.errors.map(inBrief) } : {};
  return { type, message, stack, ...Object.fromEntries(facts), ...errors };
}

function isLong(secret: string): boolean {
  return secret.length >= SHORTEST_SECRET;
}

/** As typed, in an address, in a form, and each of these in JSON, in JSON inside of JSON, and once more. */
function spellings(secret: string): string[] {
  const safe = secret.replace(/\p{Surrogate}/gu, "\u{fffd}");
  const encoded = encodeURIComponent(safe);
  const form = new URLSearchParams({ "": safe }).toString().slice(1);
  const all = [secret, encoded, lowerEscapes(encoded), encodeURI(safe), form, lowerEscapes(form)];
  return all.flatMap((each) => [
    each,
    inJson(each),
    inJson(inJson(each)),
    inJson(inJson(inJson(each))),
  ]);
}

function lowerEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase());
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
