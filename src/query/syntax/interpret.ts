import { defined } from "../../collections/defined.ts";
import type { Instant } from "../../time/instant.ts";
import { isOfKnownArchive, looksLikeCategory, nearestCategories } from "../category.ts";
import type { Expr, Term, TextField } from "../query.ts";
import { isCategoryList, LIST } from "./bare-word.ts";
import { FIELD_LIST, type FieldName, remarkOnName } from "./field-name.ts";
import type { Node } from "./nest.ts";
import { readByline } from "./read-byline.ts";
import { needOf, readField, type TermField } from "./read-field.ts";
import { quote } from "./text.ts";

/** What holds for a whole query while it is read. */
export interface QueryReading {
  readonly problems: string[];
  readonly now?: Instant;
}

/** What holds for one group: where its words look when they name no field. */
interface Scope extends QueryReading {
  readonly field: TextField;
  /** What words are values of, as in cat:(cs.CL OR cs.LG). */
  readonly asValue?: FieldNode;
}

type FieldNode = Extract<Node, { readonly kind: "field" }>;

/** Gives pieces their meaning; groups may stay nested as they were typed. */
export function interpret(nodes: readonly Node[], reading: QueryReading): Expr | undefined {
  return readGroup(nodes, { ...reading, field: "any" });
}

function readGroup(nodes: readonly Node[], outer: Scope): Expr | undefined {
  const field = scopeOf(nodes, outer);
  const scope = field === outer.field ? outer : { ...outer, field };
  const parts = splitAtOr(nodes);
  if (parts.length > 1 && parts.some((part) => part.length === 0)) {
    scope.problems.push("“OR” needs something on both sides; it was left out.");
  }
  const of = parts.flatMap((part) => readAll(part, scope) ?? []);
  return of.length > 1 ? { kind: "or", of } : of[0];
}

function splitAtOr(nodes: readonly Node[]): readonly Node[][] {
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (node.kind === "or") parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

/** Where the words of a group look: its own `in:`, else what the group around it says. */
function scopeOf(nodes: readonly Node[], outer: Scope): TextField {
  if (!nodes.some((node) => isField(node, "in"))) return outer.field;
  const named = nodes.flatMap((node) => (isField(node, "in") ? (textField(node.value) ?? []) : []));
  const [first, ...others] = named;
  if (others.some((other) => other !== first)) {
    outer.problems.push(`A group looks in one place; only “in:${first}” was kept.`);
  }
  return first ?? outer.field;
}

const PLACES = new Map<string, TextField>([
  ...(["title", "titles", "ti"] as const).map((name) => [name, "title"] as const),
  ...(["abstract", "abstracts", "abs"] as const).map((name) => [name, "abstract"] as const),
]);

function textField(value: string): TextField | undefined {
  return PLACES.get(value.toLowerCase().replace(/[,;.]$/, ""));
}

function readAll(nodes: readonly Node[], scope: Scope): Expr | undefined {
  const byline = scope.asValue ? undefined : readByline(nodes);
  const of: Expr[] = [...(byline?.authors ?? [])];
  for (let at = byline?.next ?? 0; at < nodes.length; ) {
    const read = readOne(nodes, at, scope);
    if (read.expr) of.push(read.expr);
    at = read.next;
  }
  // A paper is in any of the categories that are listed, unless AND says in all.
  const isList = scope.asValue?.name === "cat" && !nodes.some(({ kind }) => kind === "and");
  return of.length > 1 ? { kind: isList ? "or" : "and", of } : of[0];
}

/** What stands behind a node. */
interface Behind {
  readonly nodes: readonly Node[];
  /** Where it begins. */
  readonly next: number;
}

/** One operand and where the next begins. */
interface Operand {
  readonly expr?: Expr | undefined;
  readonly next: number;
}

function readOne(nodes: readonly Node[], start: number, scope: Scope): Operand {
  let at = start;
  while (nodes[at]?.kind === "not") at += 1;
  const node = nodes[at];
  const minuses = at - start;
  if (node === undefined || (minuses > 0 && (node.kind === "and" || isField(node, "in")))) {
    scope.problems.push("“NOT” needs a word, a phrase or a group behind it; it was left out.");
  }
  if (node === undefined) return { next: at };
  const read = readOperand(node, { nodes, next: at + 1 }, scope);
  const { expr, next } = scope.asValue ? read : withCategories(read, nodes, scope);
  const negated = expr && minuses % 2 === 1;
  return { expr: negated ? { kind: "not", of: expr } : expr, next };
}

/** Categories one after the other are a list, of which any will do: cat:cs.CL, cs.LG */
function withCategories(read: Operand, nodes: readonly Node[], scope: Scope): Operand {
  let { expr, next } = read;
  if (!expr || !isOfCategories(expr)) return read;
  for (let node = nodes[next]; node; node = nodes[next]) {
    const more = node.kind === "word" ? readCategoryWord(node.text, scope) : undefined;
    if (!more) break;
    expr = { kind: "or", of: [expr, more] };
    next += 1;
  }
  return { expr, next };
}

function isOfCategories(expr: Expr): boolean {
  return expr.kind === "or" ? expr.of.every(isOfCategories) : expr.kind === "category";
}

/** A word that names categories is as good as behind `cat:`. */
function readCategoryWord(text: string, scope: Scope): Expr | undefined {
  if (scope.field !== "any" || !isCategoryList(text)) return undefined;
  return readTerms("cat", text, false, scope);
}

function readOperand(node: Node, after: Behind, scope: Scope): Operand {
  const { next } = after;
  switch (node.kind) {
    case "word": {
      const since = scope.asValue ? undefined : readSince(node.text, after, scope);
      return since ?? { expr: readWords(node.text, false, scope), next };
    }
    case "phrase":
      return { expr: readWords(node.text, true, scope), next };
    case "group":
      return { expr: readGroup(node.of, scope), next };
    case "unknown":
      scope.problems.push(
        `${quote(`${node.name}:`)} is not one of ${FIELD_LIST}; ${quote(node.text)} was searched as words.`,
      );
      return { expr: textTerm(node.text, false, scope.field), next };
    case "field":
      return readFieldNode(node, after, scope);
    default:
      return { next };
  }
}

function readWords(text: string, phrase: boolean, scope: Scope): Expr | undefined {
  if (scope.asValue) {
    const value = readTerms(fieldOf(scope.asValue), text, phrase, scope);
    if (!value) scope.problems.push(complaint({ ...scope.asValue, value: text }));
    return value;
  }
  const category = phrase ? undefined : readCategoryWord(text, scope);
  if (category) return category;
  if (!phrase && text.includes(".") && text.split(LIST).some(looksLikeCategory)) {
    scope.problems.push(`${noSuchCategory(text)} It was searched as a word.`);
  }
  return textTerm(text, phrase, scope.field);
}

function fieldOf({ name }: FieldNode): TermField {
  return name === "in" ? "title" : name;
}

function readFieldNode(node: FieldNode, after: Behind, scope: Scope): Operand {
  const { name } = node;
  const { next } = after;
  scope.problems.push(...[remarkOnName(node.typed)].filter((remark) => remark !== undefined));
  const following = after.nodes[next];
  if (name === "in") return { expr: checkIn(node, scope), next };
  if (node.value === "" && following?.kind === "group") {
    const within = name === "title" || name === "abstract" ? { field: name } : { asValue: node };
    return { expr: readGroup(following.of, { ...scope, ...within }), next: next + 1 };
  }
  const longer =
    SEVERAL_WORDS.has(name) && !node.quoted ? readLonger(node, after, scope) : undefined;
  if (longer) return longer;
  const own = readTerms(name, node.value, node.quoted, scope);
  if (own) return { expr: own, next };
  const apart = node.value === "" && !node.quoted ? readApart(name, following, scope) : undefined;
  if (apart) return { expr: apart, next: next + 1 };
  scope.problems.push(complaint(node));
  return { next };
}

/** `author: "Ada Lovelace"`: a value that stands one space away is taken when it fits. */
function readApart(name: TermField, after: Node | undefined, scope: Scope): Expr | undefined {
  if (after?.kind !== "word" && after?.kind !== "phrase") return undefined;
  return readTerms(name, after.text, after.kind === "phrase", scope);
}

/** since:last week, cat:machine learning */
const SEVERAL_WORDS = new Set<FieldName>(["since", "until", "before", "on", "cat"]);
const MOST_WORDS = 6;

/** since 2026, since last week: a date that its word alone leads to */
function readSince(word: string, after: Behind, scope: Scope): Operand | undefined {
  if (word.length !== "since".length) return undefined;
  const typed = word.toLowerCase();
  if (typed !== "since" && typed !== "until") return undefined;
  return readLonger({ kind: "field", name: typed, typed, value: "", quoted: false }, after, scope);
}

/** A value that goes on in the words behind it: as many of them as make sense together. */
function readLonger(node: FieldNode, after: Behind, scope: Scope): Operand | undefined {
  const words: string[] = [];
  for (const each of after.nodes.slice(after.next, after.next + MOST_WORDS)) {
    if (each.kind !== "word") break;
    words.push(each.text);
  }
  for (let more = words.length; more > 0; more--) {
    const value = [node.value, ...words.slice(0, more)].join(" ").trim();
    const expr = readTerms(fieldOf(node), value, false, scope);
    if (expr) return { expr, next: after.next + more };
  }
  return undefined;
}

function readTerms(
  name: TermField,
  value: string,
  quoted: boolean,
  { now }: Scope,
): Expr | undefined {
  return readField(name, { text: value, quoted, ...defined({ now }) });
}

/** `in:` is read for its group beforehand; here it is only checked. */
function checkIn(node: FieldNode, { problems }: Scope): undefined {
  if (!textField(node.value)) problems.push(complaint(node));
}

function complaint({ name, typed, value }: FieldNode): string {
  const it = value === "" ? "it" : quote(`${typed}:${value}`);
  if (name === "cat" && value.split(LIST).some(isOfKnownArchive)) {
    return `${noSuchCategory(value)} ${it} was left out.`;
  }
  return `“${typed}:” needs ${needOf(name)}; ${it} was left out.`;
}

/** arXiv has no category “cs.ML”; near it are cs.LG and stat.ML. */
function noSuchCategory(typed: string): string {
  const near = typed.split(LIST).filter(isOfKnownArchive).flatMap(nearestCategories);
  const told = near.length > 0 ? `; near it: ${[...new Set(near)].join(", ")}` : "";
  return `arXiv has no category ${quote(typed)}${told}.`;
}

function textTerm(words: string, phrase: boolean, field: TextField): Term {
  return { kind: "text", text: words, phrase, field };
}

function isField(node: Node, name: FieldName): node is FieldNode {
  return node.kind === "field" && node.name === name;
}
