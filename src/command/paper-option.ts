import type { Choice } from "../chat/inbox.ts";
import { UserError } from "../errors.ts";
import { otherLink, paperWithin } from "../paper/cited.ts";
import { arxivIdOf, type PaperId } from "../paper/id.ts";
import type { Context } from "./command.ts";
import { type Option, optionalText, text } from "./option.ts";

/** A paper, by id or by any link to it. */
export const paperOption: Option<PaperId> = {
  info: { ...text("An arXiv id or a link to the paper", { main: true }).info },
  read: (name, given) => {
    const typed = text("an arXiv id or a link to the paper").read(name, given);
    const id = paperWithin(typed);
    if (id) return id;
    refuseOtherLink(typed);
    throw new UserError(
      `“${typed.slice(0, 60)}” is not an arXiv id or a link to a paper. Try 2401.01234, or search by words.`,
    );
  },
};

/** The same, where a command means something without a paper, too. */
export const optionalPaper: Option<PaperId | undefined> = {
  info: { ...optionalText("An arXiv id or a link to the paper", { main: true }).info },
  read: (name, given) =>
    String(given ?? "").trim() === "" ? undefined : paperOption.read(name, given),
};

/** @throws UserError for a text with a link that leads to no paper of arXiv's, whose words are none to search for */
export function refuseOtherLink(typed: string): void {
  const site = otherLink(typed);
  if (site === undefined) return;
  throw new UserError(
    `That link (${site}) does not say which arXiv paper it leads to, if any, and papers are known here by their arXiv ids. Search for its title instead, as in “search the title of the paper”.`,
  );
}

const SUGGESTIONS = 25;
const LABEL_LENGTH = 90;

/** Completes a paper by its title. */
export async function completePaper({ engine }: Context, typed: string): Promise<Choice[]> {
  return engine.suggest(typed, SUGGESTIONS).map((paper) => ({
    label: paper.title.slice(0, LABEL_LENGTH),
    value: arxivIdOf(paper.id),
  }));
}
