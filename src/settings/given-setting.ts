import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withoutMark } from "./env-text.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** So other programs have these, and it counts first there. */
export const LOWER_CASE = ["https_proxy", "http_proxy", "no_proxy"];

/** The text of a setting, or why it cannot be had; neither where it was not given. */
export interface GivenSetting {
  readonly value?: string | undefined;
  readonly problem?: string;
}

/**
 * What the environment says of a setting: the file that `NAME_FILE` names, for secrets, `NAME`
 * itself, and last the credential of that name which systemd hands over
 * (https://systemd.io/CREDENTIALS/).
 */
export function givenSetting(name: string, environment: Environment): GivenSetting {
  const file = environment[`${name}_FILE`];
  if (file) return textOf(file, `${name}_FILE names ${file}, which`);
  const lower = name.toLowerCase();
  const also = LOWER_CASE.includes(lower) ? environment[lower]?.trim() : undefined;
  const value = also || environment[name]?.trim();
  return value ? { value } : credential(name, environment.CREDENTIALS_DIRECTORY);
}

function credential(name: string, folder: string | undefined): GivenSetting {
  const file = folder ? join(folder, name) : "";
  return existsSync(file) ? textOf(file, `${name} is a credential, which`) : {};
}

function textOf(file: string, which: string): GivenSetting {
  try {
    const value = withoutMark(readFileSync(file, "utf8")).trim();
    return value === "" ? { problem: `${which} is empty` } : { value };
  } catch {
    return { problem: `${which} cannot be read` };
  }
}
