import type { Choice } from "../chat/inbox.ts";
import { UserError } from "../errors.ts";
import { citedPapers, otherLink, paperWithin } from "../paper/cited.ts";
import { type PaperId, printPaperId, schemeResembled } from "../paper/id.ts";
import { commonest } from "../paper/schemes/index.ts";
import { restate } from "../query/plainly/restate.ts";
import { printQuery } from "../query/say/print.ts";
import type { Context } from "./command.ts";
import { type Option, optionalText, text } from "./option.ts";

/** A paper, by id or by any link to it. */
export const paperOption: Option<PaperId> = {
  info: { ...text("A paper’s id or a link to it", { main: true }).info },
  read: (name, given) => {
    const typed = text("a paper’s id or a link to it").read(name, given);
    const id = paperWithin(typed);
    if (id) return id;
    refuseOtherLink(typed);
    throw new UserError(
      `“${typed.slice(0, 60)}” is no paper’s id and no link to a paper. Try ${commonest.example}, or search by words.`,
    );
  },
};

/** The same, where a command means something without a paper, too. */
export const optionalPaper: Option<PaperId | undefined> = {
  info: { ...optionalText("A paper’s id or a link to it", { main: true }).info },
  read: (name, given) =>
    String(given ?? "").trim() === "" ? undefined : paperOption.read(name, given),
};

/** @throws UserError for a text with a link that leads to no paper, whose words are none to search for */
export function refuseOtherLink(typed: string): void {
  const site = otherLink(typed);
  if (site === undefined) return;
  throw new UserError(
    `That link (${site}) does not say which paper it leads to, if any: papers are known here by ids such as ${commonest.title} ${commonest.example}. Search for its title instead, as in “search the title of the paper”.`,
  );
}

/** @throws UserError for a text that is an id but for a digit */
export function refuseNearId(typed: string): void {
  const word = typed.trim();
  const scheme = schemeResembled(word);
  if (!scheme) return;
  throw new UserError(
    `“${word}” looks like an id of ${scheme.title} and is none: those are such as ${scheme.example}.`,
  );
}

/** @throws UserError for a topic that names one paper, or a link */
export function refusePaperAsTopic(typed: string): void {
  const [paper] = citedPapers(typed);
  refuseOtherLink(restate(typed));
  if (paper === undefined) return;
  throw new UserError(
    `That is one paper, which no later one will be. To follow papers like it: “/papers subscribe ${printQuery({ expr: { kind: "like", paper }, problems: [] })}”.`,
  );
}

const SUGGESTIONS = 25;
const LABEL_LENGTH = 90;

/** Completes a paper by its title. */
export async function completePaper({ engine }: Context, typed: string): Promise<Choice[]> {
  return engine.suggest(typed, SUGGESTIONS).map((paper) => ({
    label: paper.title.slice(0, LABEL_LENGTH),
    value: printPaperId(paper.id),
  }));
}
