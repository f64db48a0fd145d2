import { OperatorError, StoreError } from "../errors.ts";

const NOT_SAVED = "It could not be saved or read: the database of this bot cannot be reached.";
const NOT_ALLOWED = "It could not be saved: the database of this bot takes no changes now.";

interface Refusal {
  readonly does: string;
  readonly says: string;
  /** Though nobody does anything about it here. */
  readonly mayPass?: true;
}

/** By SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html, the longest beginning that fits. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  "28": { does: "refuses the name or the password of DATABASE_URL. Correct it.", says: NOT_SAVED },
  "3D000": {
    does: "has no such database. Make it, or name another in DATABASE_URL.",
    says: NOT_SAVED,
  },
  "42501": {
    does: "does not allow this user to do it. Let the user of DATABASE_URL create tables in its schema, and write them.",
    says: NOT_ALLOWED,
  },
  "53100": { does: "has a full disk. Free some space on it.", says: NOT_ALLOWED },
  "53300": {
    does: "takes no more connections. Raise max_connections, or put a pooler between.",
    says: NOT_SAVED,
    mayPass: true,
  },
  "53": { does: "lacks what it needs to work. Look into its log.", says: NOT_SAVED },
  "57P": {
    does: "is starting or stopping. Offprint goes on once it is there.",
    says: NOT_SAVED,
    mayPass: true,
  },
  "25006": {
    does: "takes no changes: it is a standby, or was made read-only. Let DATABASE_URL lead to the primary.",
    says: NOT_ALLOWED,
    mayPass: true,
  },
  "58": { does: "cannot read or write its files. Look into its log.", says: NOT_SAVED },
  XX: { does: "has failed inside. Look into its log.", says: NOT_SAVED },
};

/** Who waits may see it end. */
export class PassingTrouble extends StoreError {}

/** Nobody is there who could answer. */
export class OutOfReach extends PassingTrouble {}

/** What an operator can do about a failure; a mistake in a statement comes back as it is. */
export function explainPostgresError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof OperatorError) return error;
  const state = "code" in error ? String(error.code) : "";
  const refusal = [5, 3, 2].map((length) => REFUSALS[state.slice(0, length)]).find(Boolean);
  if (refusal) {
    const Trouble = refusal.mayPass ? PassingTrouble : StoreError;
    return new Trouble(`PostgreSQL at ${where} ${refusal.does}`, refusal.says, { cause: error });
  }
  if (/^[0-9A-Z]{5}$/u.test(state) && !state.startsWith("08")) return error;
  if (error instanceof TypeError || error instanceof RangeError) return error;
  return new OutOfReach(
    `PostgreSQL at ${where} cannot be reached (${reasonOf(error)}). Check that it runs, and that DATABASE_URL leads there; Offprint then goes on by itself.`,
    NOT_SAVED,
    { cause: error },
  );
}

/** Several addresses that were all tried make one error without words. */
function reasonOf(error: Error): string {
  if (error.message !== "") return error.message;
  return "code" in error ? String(error.code) : error.name;
}

/** Host and database, without name and password. */
export function whereIs(url: string): string {
  if (!URL.canParse(url)) return "DATABASE_URL";
  const { host, pathname, searchParams } = new URL(url);
  return `${host || searchParams.get("host") || "localhost"}${pathname}`;
}
