import { closest, distance } from "fastest-levenshtein";

/** The name a person probably meant, when one is at most two letters away. */
export function suggestName(typed: string, names: readonly string[]): string | undefined {
  if (names.length === 0 || typed.length > 40) return undefined;
  const nearest = closest(typed, [...names]);
  const near = typed.length <= 3 ? 1 : 2;
  return distance(typed, nearest) <= near ? nearest : undefined;
}

/** Names of fewer letters are too near to words. */
const TYPO_FROM = 5;

/** Whether a word is a name with one letter too many, missing, wrong, or two exchanged; not a form of it. */
export function isTypo(typed: string, name: string): boolean {
  if (name.length < TYPO_FROM || typed.charAt(0) !== name.charAt(0)) return false;
  if (Math.abs(typed.length - name.length) > 1 || typed.startsWith(name)) return false;
  return distance(typed, name) === 1 || isExchanged(typed, name);
}

function isExchanged(typed: string, name: string): boolean {
  const at = [...name].findIndex((letter, index) => letter !== typed.charAt(index));
  if (at < 0 || typed.length !== name.length) return false;
  const exchanged = name.charAt(at + 1) + name.charAt(at);
  return typed === name.slice(0, at) + exchanged + name.slice(at + 2);
}
