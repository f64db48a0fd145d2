/** The index of the closing brace for each opening one that has one; `\{` and `\}` are characters. */
export function matchBraces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/\\.|[{}]/gs)) {
    if (sign === "{") open.push(index);
    else if (sign === "}") close(closing, open.pop(), index);
  }
  return closing;
}

function close(closing: Map<number, number>, open: number | undefined, at: number): void {
  if (open !== undefined) closing.set(open, at);
}
