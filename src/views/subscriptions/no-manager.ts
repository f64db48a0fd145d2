/** Said to whoever may not change a channel: where they try, and before they do. */
export const NO_MANAGER =
  "Changing what this channel receives needs the right to manage the channel. Ask someone who has it.";
