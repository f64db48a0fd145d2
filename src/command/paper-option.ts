import type { Choice } from "../chat/inbox.ts";
import { UserError } from "../errors.ts";
import { arxivIdOf, findPaperIds, type PaperId, parsePaperId } from "../paper/id.ts";
import type { Context } from "./command.ts";
import { type Option, optionalText, text } from "./option.ts";

/** A paper, by id or by any link to it. */
export const paperOption: Option<PaperId> = {
  info: { ...text("An arXiv id or a link to the paper", { main: true }).info },
  read: (name, given) => {
    const typed = text("an arXiv id or a link to the paper").read(name, given);
    // A message with a link in it will do, too.
    const id = parsePaperId(typed) ?? findPaperIds(typed)[0];
    if (id) return id;
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

const SUGGESTIONS = 25;
const LABEL_LENGTH = 90;

/** Completes a paper by its title. */
export async function completePaper({ engine }: Context, typed: string): Promise<Choice[]> {
  return engine.suggest(typed, SUGGESTIONS).map((paper) => ({
    label: paper.title.slice(0, LABEL_LENGTH),
    value: arxivIdOf(paper.id),
  }));
}
