import { createBoundedMap } from "./bounded-map.ts";

/** Runs the work of each key once and remembers its result, for the last `limit` keys. */
export function createOnceByKey<T>(
  limit: number,
): (key: string, work: () => Promise<T>) => Promise<T> {
  const results = createBoundedMap<string, Promise<T>>(limit);
  return (key, work) => {
    const known = results.get(key);
    if (known) return known;
    const result = work();
    results.set(key, result);
    // What failed may be tried again.
    result.catch(() => {
      if (results.get(key) === result) results.delete(key);
    });
    return result;
  };
}
