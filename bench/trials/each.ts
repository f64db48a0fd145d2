/** CPU time of a round over these items, the least of some rounds, in nanoseconds an item. */
export function each<T>(items: readonly T[], work: (item: T) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 30; round++) {
    const start = process.cpuUsage();
    for (const item of items) work(item);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, user + system);
  }
  return (1_000 * least) / items.length;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Two ways beside each other, and how many times as long the second takes. */
export function compare(one: [name: string, ns: number], other: [name: string, ns: number]): void {
  const times = (other[1] / one[1]).toFixed(1);
  say(`${one[0]}: ${one[1].toFixed(0)} ns, ${other[0]}: ${other[1].toFixed(0)} ns, ${times} times`);
}
