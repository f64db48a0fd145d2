/** The shells that completion can be written for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
