/** Runs work on one key after the other, and on different keys at once. */
export interface KeyedQueue<Key> {
  run<T>(key: Key, work: () => Promise<T>): Promise<T>;
}

export function createKeyedQueue<Key>(): KeyedQueue<Key> {
  const tails = new Map<Key, Promise<unknown>>();
  return {
    run(key, work) {
      const before = tails.get(key);
      const result = before ? before.then(work, work) : work();
      tails.set(key, result);
      const leave = () => {
        if (tails.get(key) === result) tails.delete(key);
      };
      result.then(leave, leave);
      return result;
    },
  };
}
