import { distance } from "fastest-levenshtein";
import type { EnvLines } from "./env-lines.ts";

/** What other programs, and Node, read from the same file. */
const OTHERS =
  /^(?:TZ|LANG|LC_\w+|TERM|NO_COLOR|FORCE_COLOR|NODE_ENV|COMPOSE_\w+|(?:ALL|FTP|RSYNC)_PROXY)$/iu;
/** Only this looks like a name and not like half of a secret. */
const SHOWABLE = /^[A-Z][A-Z0-9_]{0,39}$/u;

/** Sentences about what stands in a file of settings and is no setting; never with a value. */
export function strayLines(
  file: string,
  { names, strays }: EnvLines,
  known: ReadonlySet<string>,
): string[] {
  const unknown = names.filter(({ name }) => !known.has(name) && !OTHERS.test(name));
  return [
    ...strays.map((line) => `Line ${line} of ${file} is not NAME=value, so it is ignored.`),
    ...unknown.map(({ name, line }) => {
      const shown = SHOWABLE.test(name) ? ` ${name}` : "";
      return `Line ${line} of ${file}: there is no setting${shown}, so it is ignored.${hint(name, known)}`;
    }),
  ];
}

/**
 * Sentences about variables of the process that were meant for this program and are no settings.
 * @param ours beginnings: whoever sets such a variable for this process means this program
 */
export function strayVariables(
  names: readonly string[],
  known: ReadonlySet<string>,
  ours: readonly string[],
): string[] {
  const isOurs = (name: string) => ours.some((beginning) => name.startsWith(beginning));
  return names
    .filter((name) => !known.has(name) && !OTHERS.test(name))
    .filter((name) => SHOWABLE.test(name.toUpperCase()))
    .filter((name) => isOurs(name.toUpperCase()) || isMisspelt(name, known))
    .map((name) => `There is no setting ${name}, so it is ignored.${hint(name, known)}`);
}

function hint(name: string, known: ReadonlySet<string>): string {
  const { nearest, letters } = nearestTo(name, known);
  const isNear = letters <= Math.ceil(name.length / 3);
  return isNear ? ` Did you mean ${nearest}?` : " .env.example lists all there are.";
}

/** Short names have too many neighbours that others use, such as HOME beside HOST. */
function isMisspelt(name: string, known: ReadonlySet<string>): boolean {
  const { nearest, letters } = nearestTo(name, known);
  const shorter = Math.min(name.length, nearest.length);
  return shorter >= 6 && letters <= (shorter < 9 ? 1 : 2);
}

function nearestTo(name: string, known: ReadonlySet<string>) {
  let found = { nearest: "", letters: Number.POSITIVE_INFINITY };
  for (const nearest of known) {
    const letters = distance(name.toUpperCase(), nearest);
    if (letters < found.letters) found = { nearest, letters };
  }
  return found;
}
