/** Why a channel gets no digests, as its record keeps it and its managers are shown. */
export const PAUSED = {
  byManager: "Digests wait until they are resumed.",
  unreadable: "The record of what was posted here could not be read and was set aside.",
} as const;

export function refusedWords(reason: string): string {
  return `The bot can no longer post there: ${reason}`;
}

export function failedForDaysWords(reason: string): string {
  return `Every digest has failed for five days. ${reason}`;
}
