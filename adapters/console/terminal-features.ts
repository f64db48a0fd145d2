import type { Looks } from "./render/paint.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a terminal can show, by the usual variables: none of it off a terminal or with `TERM=dumb`,
 * no colour with `NO_COLOR` (no-color.org: set to anything but nothing), links where a terminal is
 * known to follow OSC 8.
 */
export function terminalFeatures(environment: Environment, isTerminal: boolean): Looks {
  if (!isTerminal || environment.TERM === "dumb") return { color: false, hyperlinks: false };
  return { color: !environment.NO_COLOR, hyperlinks: followsLinks(environment) };
}

const LINKING_PROGRAMS = new Set(["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby"]);
const LINKING_TERMS = /^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/u;
const FIRST_LINKING_VTE = 5000;

function followsLinks(environment: Environment): boolean {
  // A multiplexer passes links on only when it is told to.
  if (environment.TMUX || environment.STY) return false;
  return (
    LINKING_PROGRAMS.has(environment.TERM_PROGRAM ?? "") ||
    LINKING_TERMS.test(environment.TERM ?? "") ||
    Boolean(environment.WT_SESSION) ||
    Number(environment.VTE_VERSION ?? 0) >= FIRST_LINKING_VTE
  );
}
