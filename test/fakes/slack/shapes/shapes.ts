import { z } from "zod";
import { SlackError } from "../world/slack-error.ts";

/** Well-formed Unicode without NUL, of so many UTF-16 units. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .min(min)
    .max(max)
    .regex(/^[^\p{Surrogate}\0]*$/u, "half a surrogate pair, or NUL");

/** Text that is more than white space. */
export const words = (max: number) =>
  text(max).refine((value) => value.trim() !== "", "nothing but white space");

export const whole = (min: number, max: number) => z.int().min(min).max(max);
export const link = (max = 3_000) => z.url({ protocol: /^(https?|mailto)$/ }).max(max);
export const ts = z.string().regex(/^\d{10}\.\d{6}$/, "no message's ts");
export const channelId = z.string().regex(/^[CGD][A-Z0-9]{2,}$/, "no channel's id");
export const userId = z.string().regex(/^[UW][A-Z0-9]{2,}$/, "no user's id");
export const teamId = z.string().regex(/^[TE][A-Z0-9]{2,}$/, "no workspace's id");

/** An argument that is a truth value; forms have only text. */
export const flag = z
  .enum(["true", "false", "1", "0"])
  .transform((value) => value === "true" || value === "1");

/** An argument that is a number. */
export const count = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(whole(min, max));

/** An argument that is JSON; its content is looked at elsewhere. */
export const json = z.string().transform((value, context): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue("no JSON");
    return z.NEVER;
  }
});

/**
 * The value in its shape. A field nobody knows is refused too.
 * @throws SlackError with `code` and every fault at its path
 */
export function parse<T>(shape: z.ZodType<T>, value: unknown, code: string): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw new SlackError(code, faultsIn(result.error));
}

function faultsIn(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => linesOf(issue, ""));
}

function linesOf(issue: z.core.$ZodIssue, before: string): string[] {
  const path = [before, ...issue.path].filter((part) => part !== "").join(".");
  if (issue.code !== "invalid_union" || issue.errors.length === 0)
    return [`${path}: ${issue.message}`];
  const branches = issue.errors.map((faults) => faults.flatMap((fault) => linesOf(fault, path)));
  // The branch with the fewest faults is the one that was meant.
  return branches.reduce((best, lines) => (lines.length < best.length ? lines : best));
}
