/** What a value of JSON must be like. */
export type Fields = Readonly<Record<string, unknown>>;
export type Rule = (value: unknown) => boolean;
export type Shape = Readonly<Record<string, Rule>>;

export const text =
  (most: number, least = 1): Rule =>
  (value) =>
    typeof value === "string" && value.length >= least && value.length <= most;
export const seen: Rule = (value) => typeof value === "string" && value.trim() !== "";
export const is =
  (...values: unknown[]): Rule =>
  (value) =>
    values.includes(value);
export const link =
  (most: number, protocol = "https?"): Rule =>
  (value) =>
    typeof value === "string" &&
    value.length <= most &&
    new RegExp(`^${protocol}:[\\x21-\\x7e]+$`, "u").test(value) &&
    !/[<>|]/u.test(value) &&
    URL.canParse(value);
export const optional =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || rule(value);
export const all =
  (...rules: Rule[]): Rule =>
  (value) =>
    rules.every((rule) => rule(value));
export const list =
  (rule: Rule, most: number): Rule =>
  (value) =>
    Array.isArray(value) && value.length >= 1 && value.length <= most && value.every(rule);
export const shape =
  (fields: Shape): Rule =>
  (value) =>
    isFields(value) &&
    Object.keys(value).every((key) => key in fields) &&
    Object.entries(fields).every(([key, rule]) => rule(value[key]));
export const oneOf =
  (...rules: Rule[]): Rule =>
  (value) =>
    rules.some((rule) => rule(value));

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A plain text object. */
export const plain = (most: number) =>
  shape({ type: is("plain_text"), text: all(text(most), seen), emoji: is(false) });

export const id = text(255);
