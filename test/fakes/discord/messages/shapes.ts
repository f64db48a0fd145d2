import { z } from "zod";
import { type ApiError, apiError, type FieldFault } from "../rest/api-error.ts";

/** Well-formed Unicode: JSON with half a surrogate pair is refused. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .regex(/^\P{Surrogate}*$/u);

/** Text that is more than white space, which Discord cuts off at both ends. */
export const words = (max: number) =>
  text(max, 1).refine((value) => value.trim() !== "", "This field is required");

export const whole = (min: number, max: number) => z.int().min(min).max(max);
export const link = (max: number) => z.url({ protocol: /^https?$/ }).max(max);
export const snowflake = z.string().regex(/^\d{1,20}$/);
export const customId = text(100, 1);
/** The number a component may carry, unique in its message. */
export const componentId = whole(0, 2 ** 31 - 1).nullish();
export const bits = z.int().min(0).nullish();

export const emoji = z.strictObject({
  id: snowflake.nullish(),
  name: text(32).nullish(),
  animated: z.boolean().nullish(),
});

/**
 * The body in its shape. A field nobody knows is refused too: Discord ignores it, which hides mistakes.
 * @throws ApiError 50035 with every fault at its path
 */
export function parse<T>(shape: z.ZodType<T>, body: unknown): T {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  throw apiError(50035, result.error.issues.flatMap(faultsOf));
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  if (issue.code === "unrecognized_keys") {
    const { path, keys } = issue;
    return keys.map((key) => ({
      path: [...path, key],
      code: "UNKNOWN_FIELD",
      message: "This field is not known here.",
    }));
  }
  return [{ path: issue.path, code: codeOf(issue), message: issue.message }];
}

function codeOf({ code }: z.core.$ZodIssue): string {
  if (code === "too_big" || code === "too_small") return "BASE_TYPE_BAD_LENGTH";
  if (code === "invalid_type") return "BASE_TYPE_REQUIRED";
  return "BASE_TYPE_INVALID";
}

/** Every fault as one line, for the list of violations. */
export function describeFaults(error: ApiError): string {
  const faults = error.faults.map(
    ({ path, code, message }) => `${path.map(String).join(".")} ${code}: ${message}`,
  );
  return [`${error.code} ${error.message}`, ...faults].join("; ");
}
