import { StringDecoder } from "node:string_decoder";
import { createLineQueue } from "./line-queue.ts";
import { createOutput } from "./output.ts";
import type { Person } from "./person.ts";

/** Lines that may wait; beyond them the input is paused, so a large file is not read into memory. */
const QUEUE_LIMIT = 100;

/**
 * A console at the other end of a pipe or file: no prompt, no echo, no progress.
 * @param lineLimit a line is cut one character after it, so that a reader can tell it was too long
 */
export function createPipe(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  lineLimit: number,
): Person {
  const queue = createLineQueue();
  const decoder = new StringDecoder("utf8");
  const { write } = createOutput(output);
  let settle = () => {};
  const closed = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let partial = "";

  const take = (text: string) => {
    const [first = "", ...others] = text.split("\n");
    partial = (partial + first).slice(0, lineLimit + 1);
    for (const line of others) {
      if (partial.trim() !== "") queue.push(partial);
      partial = line.slice(0, lineLimit + 1);
    }
  };
  const onData = (chunk: Buffer | string) => {
    take(typeof chunk === "string" ? chunk : decoder.write(chunk));
    if (queue.size > QUEUE_LIMIT) input.pause();
  };
  const onEnd = () => {
    take(`${decoder.end()}\n`);
    queue.end();
  };
  input.on("data", onData).on("end", onEnd).on("close", onEnd).on("error", onEnd);
  // A stream that had ended before we listened tells nobody.
  if (!input.readable) onEnd();

  return {
    read: () => {
      if (queue.size <= QUEUE_LIMIT) input.resume();
      return queue.next();
    },
    print: (text) => write(`${text}\n\n`),
    during: (work) => work,
    close: () => {
      input.off("data", onData).off("end", onEnd).off("close", onEnd);
      input.pause();
      queue.drop();
      settle();
    },
    closed,
  };
}
