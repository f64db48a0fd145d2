/** While the first papers are fetched: from whom none came so far. */
export function loadingWords(unheard: readonly string[]): string {
  const [first, ...others] = unheard;
  if (first === undefined) return "Still loading papers.";
  const names = others.length === 0 ? `${first} has` : `${unheard.join(" and ")} have`;
  return `Still loading papers: ${names} not answered yet.`;
}
