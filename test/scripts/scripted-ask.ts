import type { Ask } from "../../scripts/wizard/ask.ts";

/** Answers by the question's words, each list used from its beginning; and all that was said. */
export interface ScriptedAsk extends Ask {
  readonly said: readonly string[];
  readonly links: readonly string[];
}

/** Somebody who answers as listed. A problem with an answer is said, and the next one is given. */
export function scriptedAsk(answers: Readonly<Record<string, readonly string[]>>): ScriptedAsk {
  const left = new Map(Object.entries(answers).map(([question, list]) => [question, [...list]]));
  const said: string[] = [];
  const links: string[] = [];
  const answer = (question: string): string => {
    const next = left.get(question)?.shift();
    if (next === undefined) throw new Error(`There is no answer to “${question}”.`);
    return next;
  };
  const line: Ask["line"] = async (question, problem, initial) => {
    for (;;) {
      const given = left.has(question) ? answer(question) : (initial ?? answer(question));
      const wrong = problem(given);
      if (wrong === undefined) return given;
      said.push(wrong);
    }
  };
  return {
    said,
    links,
    line,
    secret: line,
    choose: async (question, choices) => {
      const chosen = answer(question);
      const found = choices.find(({ value }) => value === chosen);
      if (!found) throw new Error(`“${chosen}” is no choice at “${question}” after: ${said}`);
      return found.value;
    },
    during: (_, work) => work,
    explain: (text) => void said.push(text),
    link: (_, url) => void links.push(url),
    succeeded: (text) => void said.push(text),
    failed: (text) => void said.push(text),
  };
}
