import { parseSync, Visitor } from "oxc-parser";

/** A function as it stands in a file. */
export interface LongFunction {
  readonly lines: number;
  /** The line it begins on, from 1. */
  readonly at: number;
}

/** The functions of some code that have more lines than `cap`. */
export function longFunctions(code: string, cap: number): readonly LongFunction[] {
  const long: LongFunction[] = [];
  const look = ({ start, end }: { readonly start: number; readonly end: number }) => {
    const lines = code.slice(start, end).split("\n").length;
    if (lines > cap) long.push({ lines, at: lineOf(code, start) });
  };
  visit(code, {
    FunctionDeclaration: look,
    FunctionExpression: look,
    ArrowFunctionExpression: look,
  });
  return long;
}

/** The lines on which members of an object are spread that is written out there: `{ ...{ a, b } }`. */
export function spreadLiterals(code: string): readonly number[] {
  const lines: number[] = [];
  visit(code, {
    SpreadElement: ({ argument, start }) => {
      if (argument.type === "ObjectExpression") lines.push(lineOf(code, start));
    },
  });
  return lines;
}

function visit(code: string, visitor: ConstructorParameters<typeof Visitor>[0]): void {
  new Visitor(visitor).visit(parseSync("code.ts", code).program);
}

function lineOf(code: string, offset: number): number {
  return code.slice(0, offset).split("\n").length;
}
