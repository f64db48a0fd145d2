import { fieldNamed } from "../syntax/field-name.ts";
import type { Rule } from "./rule.ts";

export const OPERATOR_RULES: readonly Rule[] = [
  // As in the addresses of arXiv's interface.
  [/\+(AND|OR|NOT|ANDNOT)\+/g, " $1 "],
  // author:!Jarmak, cat:-cs.CV
  [
    /(?<=^|[\s(])(\p{L}{2,}):[!-](?=[\p{L}"“])/gu,
    (all, name) => (fieldNamed(name) ? `-${name}:` : all),
  ],
  // title:cold,worlds and cold;worlds are words, not names or categories.
  [
    /(?<=^|[\s(])(title|ti|abstract|abs):(\p{L}{2,}(?:[,;]\p{L}{2,})+)(?=$|[\s)])/giu,
    (_, name, words) => `${name}:(${words.replace(/[,;]/g, " ")})`,
  ],
  [/(?<=^|[\s(])\p{L}{2,}(?:[,;]\p{L}{2,})+(?=$|[\s)])/gu, (words) => words.replace(/[,;]/g, " ")],
  [/\bnot (?=(?:cat|category|author|title|abstract|has|since|votes):)/gi, "NOT "],
  [/(?<=^(?:\S+ ){1,6})(?:except(?: for)?|excluding) (?!OR )(?=\S)/g, "NOT "],
  [/\b[Ee]ither (?=\S+(?: \S+){0,3} or )/g, ""],
  [/^allintitle:\s?(?=\S)/i, "in:title "],
  [/(?<=\S )in (?:the )?(title|abstract)s?(?: only)?$/i, "in:$1"],
  [/(?<![^\s(-])(?:code|github|repo):(?:yes|true|available|any|1|y)(?=$|[\s)])/gi, "has:code"],
  [/(?<![^\s(])(?:code|github|repo):(?:no|none|false|0|n)(?=$|[\s)])/gi, "-has:code"],
];
