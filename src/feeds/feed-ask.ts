import { cleanLine } from "../chat/clean-text.ts";
import { UserError } from "../errors.ts";
import { citedPapers } from "../paper/cited.ts";
import { labelPaperId, printPaperId } from "../paper/id.ts";
import type { Window } from "../sources/source.ts";

/** What somebody follows. */
export type FeedAsk =
  | { readonly kind: "trending"; readonly window: Window; readonly typed?: string }
  | { readonly kind: "search"; readonly typed: string };

const WINDOWS: readonly Window[] = ["day", "week", "month"];

/** @throws UserError for a window that nothing is counted over, or a topic of nothing */
export function readTrendingAsk(parameters: URLSearchParams): FeedAsk {
  const said = parameters.get("window") ?? "day";
  const window = WINDOWS.find((each) => each === said.trim().toLowerCase());
  if (!window) throw new UserError("window is day, week or month, as in ?window=week.");
  const typed = typedIn(parameters);
  return typed === "" ? { kind: "trending", window } : { kind: "trending", window, typed };
}

/** @throws UserError where there is no query, or one that no feed can follow */
export function readSearchAsk(parameters: URLSearchParams): FeedAsk {
  const typed = typedIn(parameters);
  if (typed === "")
    throw new UserError('A query is missing: add one, as in ?q=cat:cs.RO+"diffusion policy".');
  const [paper] = citedPapers(typed);
  if (paper)
    throw new UserError(
      `This names one paper, ${labelPaperId(paper)}, which brings nothing new; like:${printPaperId(paper)} brings papers that resemble it.`,
    );
  return { kind: "search", typed };
}

/** The same for everything that is asked for alike, and what it is asked for by. */
export function askParameters(ask: FeedAsk): URLSearchParams {
  const parameters = new URLSearchParams();
  if (ask.kind === "trending") parameters.set("window", ask.window);
  if (ask.typed !== undefined) parameters.set("q", ask.typed);
  return parameters;
}

/** Spaces alone make no other feed of it. */
function typedIn(parameters: URLSearchParams): string {
  return cleanLine(parameters.get("q") ?? "");
}
