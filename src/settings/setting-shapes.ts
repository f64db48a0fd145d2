import { z } from "zod";

/** Settings by name, each a shape that reads its text. What each is for stands in its `meta`. */
export type SettingShapes = Readonly<Record<string, z.ZodType>>;

/** What is read from such settings. */
export type SettingValues<Shapes extends SettingShapes> = keyof Shapes extends never
  ? object
  : z.infer<z.ZodObject<Shapes>>;

/** Whoever brings settings of its own. */
export interface BringsSettings {
  readonly settings: SettingShapes;
}

type Union<Shapes> = (Shapes extends unknown ? (shapes: Shapes) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

type SettingsOf<Owners extends readonly BringsSettings[]> = Union<Owners[number]["settings"]>;

/** The settings of all of them, in order. */
export function settingsOf<const Owners extends readonly BringsSettings[]>(
  owners: Owners,
): SettingsOf<Owners> {
  return Object.assign({}, ...owners.map(({ settings }) => settings));
}

/** Words between commas. */
export const WordList = z.string().transform((value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

// zod's own check of an address lets more past than the web's, so the protocol is checked here.
export const WebAddress = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol), {
    error: "must be an http or https address",
  })
  .transform((value) => new URL(value));

export const WholeNumber = z
  .string()
  .regex(/^\d{1,6}$/u, "must be a whole number")
  .transform(Number);

/** A text of this form. */
export function formed(form: RegExp, mistake: string) {
  return z.string().regex(form, mistake);
}

/** For `meta`: what the setting is for, and that its value is never shown or logged. */
export function secret(description: string) {
  return { description, secret: true } as const;
}
