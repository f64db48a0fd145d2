/**
 * `\"word\"` is a quotation that was escaped as in a program, `0.4\"` an angle or a length; `G\"odel` and
 * `\"Uber` have accents.
 */
export function withPlainQuotes(text: string): string {
  if (!text.includes('\\"') && !text.includes("\\'")) return text;
  return text.replace(ESCAPED_PAIR, "$1$2$1").replace(ESCAPED, '"');
}

const ESCAPED_PAIR =
  /(?<![\p{L}\p{N}\\{])\\(["'])([^\s"'\\{}](?:(?:[^"'\\{}]|\\[&%$#_]){0,200}[^\s"'\\{}])?)\\\1(?![\p{L}{\\])/gu;
const ESCAPED =
  /(?<=\p{N})\\"(?![{\\])|(?<![\p{L}\p{N}\\{])\\"(?=[^aeiouy\s{}\\])|\\"(?=$|[.,;:!?)\]])/giu;

/** `--` and `---` as dashes, but not in addresses and `--options`; quotes of LaTeX as quotes. */
export function withDashesAndQuotes(text: string): string {
  const dashed = text.includes("--") ? text.replace(DASH, dash) : text;
  const paired = dashed.includes("''") ? dashed.replace(STRAIGHT, "“$1”") : dashed;
  return paired.includes("`") ? paired.replace(DOUBLE, "“$1”").replace(SINGLE, "‘$1’") : paired;
}

const DASH = /https?:\/\/\S+|(?<!-)---?(?!-)/g;
const STRAIGHT = /(?<![\p{L}\p{N}'`])''(?=[^\s'])([^'`]{1,200})(?<!\s)''(?!')/gu;
const DOUBLE = /(?<!`)``([^`]{1,400}?)(?:''|")/g;
const SINGLE = /(?<!\S)`([^`'\n]{1,80})'(?!\p{L})/gu;

function dash(found: string, at: number, whole: string): string {
  if (found === "---") return "—";
  if (found !== "--") return found;
  const isOption = !/\S/.test(whole.charAt(at - 1)) && /[a-z]/i.test(whole.charAt(at + 2));
  return isOption ? found : "–";
}
