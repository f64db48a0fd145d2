import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { filesBelow, root } from "./imports.ts";

/** Where words are not those of a digest or an answer, and why they stand there. */
const SPEAK_FOR_THEMSELVES: Readonly<Record<string, string>> = {
  "src/paper": "words papers are written in",
  "src/query": "the query language, which says back what was typed in it",
  "src/schedule": "days and times as they are typed, and said back",
  "src/command/read-trending.ts": "numbers as they are typed",
  "src/command/understand.ts": "lines as they are typed",
  "src/command/whole-lines.ts": "lines as they are typed",
  "src/sources": "a source says itself why it is silent",
  "src/checkup": "what the operator does about a look that failed",
  "src/http": "what a site answered, in the name of the source that asked it",
  "src/stores": "SQL, and what the operator does about a disk",
  "src/postgres": "SQL, and what the operator does about a server",
  "src/ledger/postgres-ledger.ts": "SQL",
  "src/ledger/put-statement.ts": "SQL",
  "src/catalogue/shared-papers.ts": "SQL",
  "src/search/inverted": "damage of the index's files, for the log",
  "src/ledger/ledger-record.ts": "damage of a record, for the log",
  "src/channels/read-entry.ts": "damage of a record, for the log",
  "src/channels/stored-channel.ts": "damage of a record, for the log",
  "src/chat/placed.ts": "a mark that only a platform can fill in",
  "src/html/time-html.ts": "a moment that no calendar has, as every renderer says it",
  "src/delivery/when/clock-check.ts": "what the operator does about a clock",
  "src/meaning": "what the operator does about embeddings",
  "src/metrics": "what a metric counts",
  "src/settings": "what the operator does about settings",
  "src/config.ts": "what the operator does about settings",
  "src/assembly": "the log",
  "src/main.ts": "the log",
};

/** Errors name their fix where they are thrown; commands and options say what they are for; SQL is none. */
const OWN_WORDS = [
  /^new \w*Error$/,
  /^super$/,
  /\.(?:prepare|exec)$/,
  /^(?:text|optionalText|integer|choice)$/,
  /^(?:description|example):$/,
];

const SENTENCE = /\p{L}+,? \p{L}+,? \p{L}+/u;

interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly callee?: unknown;
  readonly key?: unknown;
  readonly value?: unknown;
  readonly quasis?: unknown;
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** Texts of three words in a row, but for those that stand with what they are about. */
function sentencesIn(code: string): string[] {
  const textOf = (node: unknown) => (isSyntax(node) ? code.slice(node.start, node.end) : "");
  const headOf = (node: Syntax): string => {
    if (node.type === "NewExpression") return `new ${textOf(node.callee)}`;
    if (node.type === "CallExpression") return textOf(node.callee);
    return node.type === "Property" ? `${textOf(node.key)}:` : "";
  };
  const found = (node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap(found);
    if (!isSyntax(node) || OWN_WORDS.some((own) => own.test(headOf(node)))) return [];
    if (node.type === "Literal") return [String(node.value)];
    const own = node.type === "TemplateLiteral" ? [templateText(node.quasis)] : [];
    return [...own, ...Object.values(node).flatMap(found)];
  };
  const templateText = (quasis: unknown) =>
    Array.isArray(quasis) ? quasis.map(textOf).join("") : "";
  return found(parseSync("code.ts", code).program).filter((text) => SENTENCE.test(text));
}

const isIn = (file: string, place: string) => file === place || file.startsWith(`${place}/`);

const sentences = filesBelow("src", "commands")
  .filter((file) => !isIn(file, "src/views"))
  .flatMap((file) =>
    sentencesIn(readFileSync(join(root, file), "utf8")).map((text) => ({ file, text })),
  );

describe("a sentence that a reader sees", () => {
  it("stands in src/views, from which it can be translated", () => {
    const places = Object.keys(SPEAK_FOR_THEMSELVES);
    const strays = sentences.filter(({ file }) => !places.some((place) => isIn(file, place)));
    expect(strays).toEqual([]);
  });

  it.each(Object.entries(SPEAK_FOR_THEMSELVES))("may stand in %s: %s", (place) => {
    expect(sentences.filter(({ file }) => isIn(file, place))).not.toEqual([]);
  });

  it.each([
    'const note = "Nothing was found here.";',
    "const note = `Nothing ${" + "found} was found here.`;",
    'const blocks = [{ kind: "text", text: ["Late: due on ", day, ", when nobody could post."] }];',
    'throw new UserError(say("x")), show("It was not found.");',
  ])("is seen in %s", (code) => {
    expect(sentencesIn(code)).not.toEqual([]);
  });

  it.each([
    'throw new UserError("There is no such topic.");',
    'const option = text("What to look for");',
    'const command = { description: "Find papers by words" };',
    "/** Nothing was found here. */",
    'const key = "trending week";',
  ])("is none in %s", (code) => {
    expect(sentencesIn(code)).toEqual([]);
  });
});
