import { SECOND } from "../../time/durations.ts";

/** What one policy of a site's rate limit still allows. */
export interface RateLimit {
  readonly remaining: number;
  /** When the allowance is renewed, in milliseconds from now. */
  readonly resetMs: number;
}

/**
 * Reads a `RateLimit` header such as `"api";r=0;t=123`, one entry a policy. An entry without both
 * numbers is left out.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function parseRateLimit(value: string | undefined): readonly RateLimit[] {
  const unnamed = (value ?? "").replace(/"[^"]*"/g, "");
  return unnamed.split(",").flatMap((entry) => {
    const remaining = parameter(entry, "r");
    const seconds = parameter(entry, "t");
    if (remaining === undefined || seconds === undefined) return [];
    return [{ remaining, resetMs: seconds * SECOND }];
  });
}

/** How long nothing more is allowed, in milliseconds; 0 while there is an allowance left. */
export function exhaustedForMs(value: string | undefined): number {
  const spent = parseRateLimit(value).filter(({ remaining }) => remaining === 0);
  return Math.max(0, ...spent.map(({ resetMs }) => resetMs));
}

function parameter(entry: string, name: string): number | undefined {
  const given = entry.split(";").map((part) => part.trim());
  const text = given.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
