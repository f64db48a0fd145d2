/** Runs the work of each key once and remembers its result, for the last `limit` keys. */
export function createOnce<T>(limit: number): (key: string, work: () => Promise<T>) => Promise<T> {
  const results = new Map<string, Promise<T>>();
  return (key, work) => {
    const known = results.get(key);
    if (known) return known;
    const result = work();
    results.set(key, result);
    // What failed may be tried again.
    result.catch(() => results.delete(key));
    const [oldest] = results.keys();
    if (results.size > limit && oldest !== undefined) results.delete(oldest);
    return result;
  };
}
