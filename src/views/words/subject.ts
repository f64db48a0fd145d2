/** What a description begins with that says no subject but which papers. */
const WHICH = /^(?:by|in|with|without|since|until|like|not) /;
const COUNT = /^(?:more than|at least|fewer than|at most|exactly) /;

/** To follow “papers”: for robots, by Ada Lovelace, in cs.RO, with more than 10 votes. */
export function ofSubject(description: string): string {
  if (WHICH.test(description)) return description;
  return COUNT.test(description) ? `with ${description}` : `for ${description}`;
}

/** The same without “for”, which needs no papers before it. */
export function asSubject(description: string): string {
  const said = ofSubject(description);
  return said.startsWith("for ") ? description : `papers ${said}`;
}
