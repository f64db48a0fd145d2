import type { Instant } from "../paper/paper.ts";
import { FIELD_LIST, type FieldName } from "./field-name.ts";
import type { Node } from "./nest.ts";
import type { Expr, Term, TextField } from "./query.ts";
import { needOf, readField, type TermField } from "./read-field.ts";
import { quote } from "./text.ts";

/** What holds for a whole query while it is read. */
export interface Reading {
  readonly problems: string[];
  readonly now?: Instant;
}

/** What holds for one group: where its words look when they name no field. */
interface Scope extends Reading {
  readonly field: TextField;
}

type FieldNode = Extract<Node, { readonly kind: "field" }>;

/** Gives pieces their meaning; groups may stay nested as they were typed. */
export function interpret(nodes: readonly Node[], reading: Reading): Expr | undefined {
  return readGroup(nodes, { ...reading, field: "any" });
}

function readGroup(nodes: readonly Node[], outer: Scope): Expr | undefined {
  const scope = { ...outer, field: scopeOf(nodes, outer) };
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
  const named = nodes.flatMap((node) => (isField(node, "in") ? (textField(node.value) ?? []) : []));
  const [first, ...others] = named;
  if (others.some((other) => other !== first)) {
    outer.problems.push(`A group looks in one place; only “in:${first}” was kept.`);
  }
  return first ?? outer.field;
}

function textField(value: string): TextField | undefined {
  const name = value.toLowerCase().replace(/[,;.]$/, "");
  return name === "title" || name === "abstract" ? name : undefined;
}

function readAll(nodes: readonly Node[], scope: Scope): Expr | undefined {
  const of: Expr[] = [];
  for (let at = 0; at < nodes.length; ) {
    const read = readOne(nodes, at, scope);
    if (read.expr) of.push(read.expr);
    at = read.next;
  }
  return of.length > 1 ? { kind: "and", of } : of[0];
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
  const { expr, next } = readOperand(node, nodes[at + 1], scope);
  const negated = expr && minuses % 2 === 1;
  return { expr: negated ? { kind: "not", of: expr } : expr, next: at + next };
}

/** @returns in `next` how many nodes were used, 1 or 2 */
function readOperand(node: Node, after: Node | undefined, scope: Scope): Operand {
  switch (node.kind) {
    case "word":
    case "phrase":
      return { expr: textTerm(node.text, node.kind === "phrase", scope.field), next: 1 };
    case "group":
      return { expr: readGroup(node.of, scope), next: 1 };
    case "unknown":
      scope.problems.push(
        `${quote(`${node.name}:`)} is not one of ${FIELD_LIST}; ${quote(node.text)} was searched as words.`,
      );
      return { expr: textTerm(node.text, false, scope.field), next: 1 };
    case "field":
      return readFieldNode(node, after, scope);
    default:
      return { next: 1 };
  }
}

function readFieldNode(node: FieldNode, after: Node | undefined, scope: Scope): Operand {
  const { name } = node;
  if (name === "in") return { expr: checkIn(node, scope), next: 1 };
  if (node.value === "" && after?.kind === "group" && (name === "title" || name === "abstract")) {
    return { expr: readGroup(after.of, { ...scope, field: name }), next: 2 };
  }
  const own = readTerms(name, node.value, node.quoted, scope);
  if (own) return { expr: own, next: 1 };
  const apart = node.value === "" && !node.quoted ? readApart(name, after, scope) : undefined;
  if (apart) return { expr: apart, next: 2 };
  scope.problems.push(complaint(node));
  return { next: 1 };
}

/** `author: "Ada Lovelace"`: a value that stands one space away is taken when it fits. */
function readApart(name: TermField, after: Node | undefined, scope: Scope): Expr | undefined {
  if (after?.kind !== "word" && after?.kind !== "phrase") return undefined;
  return readTerms(name, after.text, after.kind === "phrase", scope);
}

/** A range is two terms. */
function readTerms(
  name: TermField,
  value: string,
  quoted: boolean,
  { now }: Scope,
): Expr | undefined {
  const of = readField(name, { text: value, quoted, ...(now !== undefined && { now }) });
  return of && of.length > 1 ? { kind: "and", of } : of?.[0];
}

/** `in:` is read for its group beforehand; here it is only checked. */
function checkIn(node: FieldNode, { problems }: Scope): undefined {
  if (!textField(node.value)) problems.push(complaint(node));
}

function complaint({ name, value }: FieldNode): string {
  const it = value === "" ? "it" : quote(`${name}:${value}`);
  return `“${name}:” needs ${needOf(name)}; ${it} was left out.`;
}

function textTerm(words: string, phrase: boolean, field: TextField): Term {
  return { kind: "text", text: words, phrase, field };
}

function isField(node: Node, name: FieldName): node is FieldNode {
  return node.kind === "field" && node.name === name;
}
