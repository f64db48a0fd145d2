import type { Rule } from "./rule.ts";

export const OPERATOR_RULES: readonly Rule[] = [
  // As in the addresses of arXiv's interface.
  [/\+(AND|OR|NOT|ANDNOT)\+/g, " $1 "],
  [/\bnot (?=(?:cat|category|author|title|abstract|has|since|votes):)/gi, "NOT "],
  [/(?<=^(?:\S+ ){1,6})(?:except(?: for)?|excluding) (?!OR )(?=\S)/g, "NOT "],
  [/\b[Ee]ither (?=\S+(?: \S+){0,3} or )/g, ""],
  [/^allintitle:\s?(?=\S)/i, "in:title "],
  [/(?<=\S )in (?:the )?(title|abstract)s?(?: only)?$/i, "in:$1"],
  [/(?<![^\s(-])(?:code|github|repo):(?:yes|true|available|any|1|y)(?=$|[\s)])/gi, "has:code"],
  [/(?<![^\s(])(?:code|github|repo):(?:no|none|false|0|n)(?=$|[\s)])/gi, "-has:code"],
];
