import { positiveTerms } from "../positive-terms.ts";
import type { Expr } from "../query.ts";
import { wordsOf } from "../words/tokenize.ts";
import { describeList } from "./describe-list.ts";

/** What else the words of a query are found in, in plain words: (also as deepfake, or by Ada Lovelace); (also as “large language models”); empty for nothing. */
export function describeAlso(expr: Expr): string {
  const texts = positiveTerms(expr).flatMap((term) => (term.kind === "text" ? [term] : []));
  const words = texts.map(({ text }) => wordsOf(text).join(""));
  const joined = [...new Set(texts.flatMap((term) => term.joined ?? []))].filter((word) =>
    isInOrder(word, words),
  );
  const short = [...new Set(texts.flatMap((term) => term.also ?? []))].map(quoted);
  const named = [...new Set(texts.flatMap((term) => term.named ?? []))].filter(isWrittenAsName);
  const written = [...joined, ...short];
  const also = [
    ...(written.length > 0 ? [`also as ${describeList(written, "or")}`] : []),
    ...(named.length > 0 ? [`or by ${describeList(named, "or")}`] : []),
  ];
  return also.length > 0 ? ` (${also.join(", ")})` : "";
}

/** Several words are looked for side by side. */
function quoted(text: string): string {
  return text.includes(" ") ? `“${text}”` : text;
}

/** Any two words are looked for joined; who typed deep fake does not mean fakedeep. */
function isInOrder(joined: string, words: readonly string[]): boolean {
  return words.slice(1).some((second, at) => `${words[at]}${second}` === joined);
}

/** Words in small letters may be a name too, but are seldom meant as one. */
function isWrittenAsName(name: string): boolean {
  return name.split(" ").every((word) => /^\p{Lu}/u.test(word));
}
