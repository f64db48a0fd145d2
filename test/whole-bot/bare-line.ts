/**
 * Whether a message on Slack is the line of a digest that was posted again, since the answer to that
 * line was lost: what may be there twice.
 */
export function isBareLine({ blocks }: { readonly blocks: unknown }): boolean {
  return JSON.stringify(blocks).includes("The rest follows here");
}
