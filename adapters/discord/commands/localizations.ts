import { Locale, type LocalizationMap } from "discord.js";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import type { CommandInfo, LocalizedName } from "../../../src/chat/command-info.ts";
import { defined } from "../../../src/collections/defined.ts";

export interface Localizations {
  name_localizations?: LocalizationMap;
  description_localizations?: LocalizationMap;
}

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const DESCRIPTION_LIMIT = 100;
const LOCALES: readonly Locale[] = Object.values(Locale);

/**
 * What a command is called in each of Discord's languages. Left out is what Discord would refuse,
 * with all the other commands: a language or a name by its rules, a name that another command has.
 */
export function localizationsOf(
  command: CommandInfo,
  commands: readonly CommandInfo[],
): Localizations {
  const names = mapOf(command, ({ name }, locale) => {
    const isTaken = commands.some((each) => each !== command && namesIn(each, locale).has(name));
    return isName(name) && !isTaken ? name : undefined;
  });
  const descriptions = mapOf(command, ({ description = "" }) => {
    const line = cleanLine(description);
    return line !== "" && line.length <= DESCRIPTION_LIMIT ? line : undefined;
  });
  return {
    ...defined({
      name_localizations: hasAny(names) ? names : undefined,
      description_localizations: hasAny(descriptions) ? descriptions : undefined,
    }),
  };
}

function mapOf(
  { localized = {} }: CommandInfo,
  read: (given: LocalizedName, locale: Locale) => string | undefined,
): LocalizationMap {
  const entries = LOCALES.flatMap((locale) => {
    const given = localized[locale];
    const value = given && read(given, locale);
    return value === undefined ? [] : [[locale, value] as const];
  });
  return Object.fromEntries(entries);
}

/** What a command may be called there; English stands where nothing else does. */
function namesIn({ name, localized = {} }: CommandInfo, locale: Locale): Set<string | undefined> {
  return new Set([name, localized[locale]?.name]);
}

function isName(name: string | undefined): name is string {
  return name !== undefined && NAME.test(name) && name === name.toLowerCase();
}

function hasAny(map: LocalizationMap): boolean {
  return Object.keys(map).length > 0;
}
