import { OperatorError } from "../errors.ts";
import type { DocumentEntry, Documents } from "../stores/documents.ts";
import type { Channel } from "./channel.ts";
import { NewerFormat, readChannel } from "./stored-channel.ts";

/** @returns the channel, or what is wrong with the record @throws OperatorError when a newer release wrote it */
export function readEntry(entry: DocumentEntry): Channel | string {
  if ("damaged" in entry) return "its stored text is damaged";
  try {
    return readChannel(entry.key, entry.value);
  } catch (error) {
    if (error instanceof NewerFormat) {
      throw new OperatorError(
        `The record of channel ${entry.key} was written by a newer release of Offprint. Run that release, or restore a backup made before it.`,
        { cause: error },
      );
    }
    return error instanceof Error ? error.message : String(error);
  }
}

export interface KeepAsideDeps {
  readonly documents: { readonly delete: (key: string) => Promise<unknown> };
  /** Where records that cannot be read are kept for an operator to look at, by place. */
  readonly aside: Documents;
  readonly onCorrupt: (record: { readonly place: string; readonly reason: string }) => void;
}

/** Kept under its new key before it goes from the old one, so that a crash in between loses nothing. */
export async function keepAside(
  { documents, aside, onCorrupt }: KeepAsideDeps,
  entry: DocumentEntry,
  reason: string,
): Promise<void> {
  await aside.set(entry.key, { reason, ...entry });
  await documents.delete(entry.key);
  onCorrupt({ place: entry.key, reason });
}
