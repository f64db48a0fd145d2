/**
 * Works answers out once, as long as they are asked for again before `limit / 2` others are. The older
 * half is forgotten at once: to take out one by one costs more than to work some out again.
 */
export function recentMemo<Key, Value>(limit: number): (key: Key, make: () => Value) => Value {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  return (key, make) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key) ?? make();
    if (young.size >= limit / 2) [young, old] = [new Map(), young];
    young.set(key, value);
    return value;
  };
}
