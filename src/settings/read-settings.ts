import type { z } from "zod";
import { SettingsError } from "../errors.ts";
import { type Environment, givenSetting } from "./given-setting.ts";
import { halvesOf, type Need } from "./halves.ts";

/**
 * Reads settings.
 * @param needs what does nothing alone
 * @param remarks what else was noticed, said beside what is wrong
 * @throws SettingsError that lists everything wrong, never with a secret's value
 */
export function readSettings<Settings extends z.ZodObject>(
  settings: Settings,
  needs: readonly Need[],
  environment: Environment,
  remarks: readonly string[] = [],
): z.infer<Settings> {
  const { values, wrong } = lookAtSettings(settings, needs, environment);
  if (values) return values;
  const lines = [
    "These settings need a change (see .env.example):",
    ...wrong.map((each) => `  ${each}.`),
  ];
  throw new SettingsError([...lines, ...remarks].join("\n"));
}

/** Settings as they are read, or else what is wrong with each, without the values of secrets. */
export type SettingsRead<Values> =
  | { readonly values: Values; readonly wrong: readonly [] }
  | { readonly values?: undefined; readonly wrong: readonly string[] };

export function lookAtSettings<Settings extends z.ZodObject>(
  settings: Settings,
  needs: readonly Need[],
  environment: Environment,
): SettingsRead<z.infer<Settings>> {
  const given = new Map<string, string>();
  const unread = new Map<string, string>();
  for (const name of Object.keys(settings.shape)) {
    const { value, problem } = givenSetting(name, environment);
    if (value !== undefined) given.set(name, value);
    if (problem !== undefined) unread.set(name, problem);
  }
  const read = settings.safeParse(Object.fromEntries(given));
  const issues = read.error?.issues ?? [];
  const wrong = [
    ...unread.values(),
    ...issues.map(({ path, message }) => `${path[0]?.toString()} ${message}`),
  ];
  const isSet = (name: string, is?: string) =>
    is === undefined ? given.has(name) || unread.has(name) : given.get(name) === is;
  wrong.push(...halvesOf(needs, isSet));
  return read.success && wrong.length === 0 ? { values: read.data, wrong: [] } : { wrong };
}
