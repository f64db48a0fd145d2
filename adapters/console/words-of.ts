import type { Choice } from "../../src/chat/inbox.ts";

/** What a person reads and types of a choice: its label, or its value where the label only adds to it. */
export function wordsOf({ label, value }: Choice): string {
  return label.toLowerCase().startsWith(value.toLowerCase()) ? value : label;
}
