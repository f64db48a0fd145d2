/** How a line was read that names no command, said above its answer. */

export const STOP_NOTE =
  "To stop all digests here: “/papers schedule pause”. To stop one topic: its Remove, or “/papers unsubscribe TOPIC”.";

export const NEWEST_NOTE =
  "This is what gains attention today. For the newest on a subject: “/papers search SUBJECT sort:newest”.";

/** A word stood for a command. */
export function readAsNote(word: string, command: string): string {
  return `Read “${word}” as “${command}”; to search for the word: “/papers search ${word} …”.`;
}

/** A word was searched that also says a command. */
export function alsoCommandNote(word: string, line: string): string {
  return `Searched for these words; “${word}” alone is “/papers ${line}”.`;
}

/** Words were searched that may say a command. */
export function asCommandNote(line: string): string {
  return `Searched for these words; as a command: “/papers ${line.slice(0, 100)}”.`;
}

/** Words that a command has no use for. */
export function unreadWordsNote(words: readonly string[], command: string): string {
  return `“${words.join(" ").slice(0, 60)}” was passed over: “${command}” takes nothing more.`;
}
