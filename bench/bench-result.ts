/** One line of the benchmarks' report, with its unit in the text. */
export interface BenchResult {
  readonly name: string;
  readonly ours: string;
  /** The same measure of the program compared with. */
  readonly peer?: string;
  /** Ours divided by the peer's: below 1 is better. */
  readonly ratio?: number;
}
