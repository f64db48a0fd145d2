import { OperatorError } from "../../src/errors.ts";

export interface Output {
  /**
   * Resolves once the stream has taken the text.
   * @throws OperatorError with the stream's error as its cause
   */
  write(text: string): Promise<void>;
}

/** A stream whose errors are told to whoever writes, and never thrown at the process. */
export function createOutput(stream: NodeJS.WritableStream): Output {
  let failure: Error | undefined;
  stream.on("error", (error: Error) => {
    failure ??= error;
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(unwritable(failure));
        stream.write(text, (error) => (error ? reject(unwritable(error)) : resolve()));
      }),
  };
}

function unwritable(cause: Error): OperatorError {
  return new OperatorError("The console's output cannot be written; check where it is sent.", {
    cause,
  });
}

const READER_GONE = new Set([
  "EPIPE",
  "ECONNRESET",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_WRITE_AFTER_END",
]);

/** Whoever read the output has left, as `head` does: an end, not a failure. */
export function isReaderGone(error: unknown): boolean {
  const cause = error instanceof OperatorError ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && READER_GONE.has(String(cause.code));
}
