import type { OptionValues } from "../chat/request.ts";
import type { Options } from "./option.ts";

/**
 * Reads every option of a command from what was given; names it does not know are ignored.
 * @throws UserError for the first that cannot be read
 */
export function readOptions(options: Options, given: OptionValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      option.read(name, Object.hasOwn(given, name) ? given[name] : undefined),
    ]),
  );
}
