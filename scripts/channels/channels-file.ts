import { z } from "zod";
import type { Channel } from "../../src/channels/channel.ts";
import { StoredChannel } from "../../src/channels/stored-channel.ts";
import { OperatorError } from "../../src/errors.ts";

/** Number of the layout that {@link writeChannelsFile} writes. */
const FORMAT = 1;

/** Each channel is looked at by itself, so that one bad entry does not refuse the others. */
const ChannelsFile = z.object({ format: z.literal(FORMAT), channels: z.array(z.unknown()) });

/** Channels as JSON, in the order of their places; equal channels make equal text. */
export function writeChannelsFile(channels: Iterable<Channel>): string {
  const sorted = [...channels].sort((one, other) => (one.place < other.place ? -1 : 1));
  const file = { format: FORMAT, channels: sorted.map((channel) => StoredChannel.parse(channel)) };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/**
 * @returns the entries, not yet looked at
 * @throws OperatorError when it is not such a file
 */
export function readChannelsFile(text: string): readonly unknown[] {
  const read = ChannelsFile.safeParse(jsonOf(text));
  if (read.success) return read.data.channels;
  const reason = z.prettifyError(read.error);
  throw new OperatorError(`This is not what \`offprint export\` of this release writes: ${reason}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OperatorError(
      "This is not JSON. Export with `npx offprint export`; npm run puts lines of its own before it.",
      { cause },
    );
  }
}
