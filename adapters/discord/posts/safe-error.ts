import { defined } from "../../../src/collections/defined.ts";

/** Of an error that is its own cause. */
const MOST_CAUSES = 5;

/**
 * The error without what a log must not hold: the library's errors carry the body of the request, its
 * files, and an address whose token lets whoever has it answer in the bot's name.
 */
export function safeError(error: unknown, depth = MOST_CAUSES): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { message, stack, cause } = error;
  const isLast = cause === undefined || depth === 0;
  const safe = new Error(message, isLast ? {} : { cause: safeError(cause, depth - 1) });
  safe.name = error.constructor.name;
  if (stack !== undefined) safe.stack = stack;
  return Object.assign(safe, factsOf(error));
}

function factsOf(error: object): object {
  return {
    ...defined({
      code: "code" in error && isPlain(error.code) ? error.code : undefined,
      status: "status" in error && isPlain(error.status) ? error.status : undefined,
      method: "method" in error && isPlain(error.method) ? error.method : undefined,
      route: "url" in error && typeof error.url === "string" ? routeOf(error.url) : undefined,
    }),
  };
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

/** `/webhooks/1/:token/messages/@original`, of an address of Discord's API. */
function routeOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : "";
  return path
    .replace(/^.*?\/v\d+(?=\/)/u, "")
    .replace(/^(\/(?:webhooks|interactions)\/[^/]+)\/[^/]+/u, "$1/:token");
}
