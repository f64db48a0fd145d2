import { readFileSync } from "node:fs";
import type { z } from "zod";
import { OperatorError } from "../errors.ts";
import { withoutMark } from "./env-text.ts";
import { halvesOf, type Need } from "./halves.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** So other programs have these, and it counts first there. */
export const LOWER_CASE = ["https_proxy", "http_proxy", "no_proxy"];

/**
 * Reads settings. `NAME_FILE` names a file that holds the value of `NAME`, for secrets.
 * @param needs what does nothing alone
 * @param remarks what else was noticed, said beside what is wrong
 * @throws OperatorError that lists everything wrong, never with a secret's value
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
  throw new OperatorError([...lines, ...remarks].join("\n"));
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
  const wrong: string[] = [];
  for (const name of Object.keys(settings.shape)) {
    const { value, problem } = settingOf(name, environment);
    if (value !== undefined) given.set(name, value);
    if (problem !== undefined) wrong.push(problem);
  }
  const read = settings.safeParse(Object.fromEntries(given));
  const issues = read.error?.issues ?? [];
  wrong.push(...issues.map(({ path, message }) => `${path[0]?.toString()} ${message}`));
  const isSet = (name: string, is?: string) =>
    is === undefined
      ? given.has(name) || Boolean(environment[`${name}_FILE`])
      : given.get(name) === is;
  wrong.push(...halvesOf(needs, isSet));
  return read.success && wrong.length === 0 ? { values: read.data, wrong: [] } : { wrong };
}

interface Setting {
  readonly value?: string | undefined;
  readonly problem?: string;
}

function settingOf(name: string, environment: Environment): Setting {
  const file = environment[`${name}_FILE`];
  const lower = name.toLowerCase();
  const also = LOWER_CASE.includes(lower) ? environment[lower]?.trim() : undefined;
  if (!file) return { value: also || environment[name]?.trim() || undefined };
  try {
    const value = withoutMark(readFileSync(file, "utf8")).trim();
    return value === "" ? { problem: `${name}_FILE names ${file}, which is empty` } : { value };
  } catch {
    return { problem: `${name}_FILE names ${file}, which cannot be read` };
  }
}
