const TERM = String.raw`(?:(?:ti|abs|au|all):"[\p{L}\p{N} ]+"|cat:[a-z-]+(?:\.(?:\*|[A-Za-z-]+))?|submittedDate:\[\d{12} TO \d{12}\])`;

/** True for terms joined by AND, OR, ANDNOT in balanced parentheses. */
export function isArxivExpression(text: string): boolean {
  const group = new RegExp(String.raw`\(${TERM}(?: (?:AND|OR|ANDNOT) ${TERM})*\)`, "gu");
  const whole = new RegExp(`^${TERM}(?: (?:AND|OR|ANDNOT) ${TERM})*$`, "u");
  const folded = text.replace(group, "cat:group");
  return folded === text ? whole.test(text) : isArxivExpression(folded);
}
