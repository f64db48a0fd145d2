/** The person's side of a console: lines come in, text goes out. */
export interface Person {
  /** The next line, or undefined when there are no more. */
  read(): Promise<string | undefined>;
  /** Resolves once written; rejects when the output cannot be written any more. */
  print(text: string): Promise<void>;
  /** Awaits `work`, with a sign of progress when it takes long and someone is looking. */
  during<T>(work: Promise<T>): Promise<T>;
  /** No more lines, not even those already typed. */
  close(): void;
  /** Settles once it is closed, by the person too; the end of a pipe closes nothing. */
  readonly closed: Promise<void>;
}
