import type { QueryToken } from "./lex.ts";

/** Any token but a parenthesis, or what stood between two. */
export type Node =
  | Exclude<QueryToken, { readonly kind: "open" } | { readonly kind: "close" }>
  | Group;

interface Group {
  readonly kind: "group";
  readonly of: readonly Node[];
}

const MAX_DEPTH = 8;

/** Pairs up parentheses. Missing ones are added and those nested too deeply passed over, and that is said back. */
export function nest(tokens: readonly QueryToken[], problems: string[]): readonly Node[] {
  const open: Node[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "open") {
      depth += 1;
      if (depth <= MAX_DEPTH) open.push([]);
      else problems.push(TOO_DEEP);
    } else if (token.kind === "close") {
      if (depth === 0) problems.push(NOT_OPENED);
      else if (depth <= MAX_DEPTH) closeGroup(open);
      depth = Math.max(0, depth - 1);
    } else open.at(-1)?.push(token);
  }
  if (depth > 0) problems.push(NOT_CLOSED);
  while (open.length > 1) closeGroup(open);
  return open[0] ?? [];
}

const TOO_DEEP = `Parentheses can be nested ${MAX_DEPTH} deep; those further in were ignored.`;
const NOT_OPENED = "A closing parenthesis had no opening one; it was ignored.";
const NOT_CLOSED = "A parenthesis was not closed; it was closed at the end.";

function closeGroup(open: Node[][]): void {
  const of = open.pop() ?? [];
  open.at(-1)?.push({ kind: "group", of });
}
