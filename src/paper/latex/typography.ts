/** Between words, numbers and units, before a citation: `Fig.~3`, `a~graph`, `8~GB`, `et al.~\cite{x}`. */
const TIE =
  /(?<=[\p{Lu}\p{Ll}]{2}|\p{L}\.|[}$])~(?=[\p{L}\p{N}$[({])|(?<=\d|\b[Aa])~(?=\p{L}[\p{L}\d])|(?<=\S)~(?=\\[A-Za-z])/gu;

/** Ties become spaces; the tildes of `~37%`, `X~N(0, 1)` and `example.org/~name` stay. */
export function withoutTies(text: string): string {
  return text.replace(TIE, " ");
}

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
