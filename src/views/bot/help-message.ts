import type { CommandInfo, OptionInfo } from "../../chat/command-info.ts";
import { commandSpan } from "../../chat/command-span.ts";
import type { Block, Item, Message, Span } from "../../chat/message.ts";

/** What a search understands: how it is typed, and what it means. */
export const QUERY_HELP: readonly (readonly [string, string])[] = [
  ["LLM behaviour", "these words, also as LLMs and behavior"],
  ["deep fake", "these words, also as deepfake; fine-tuning finds finetuning"],
  ['"diffusion policy"', "these words side by side"],
  ["transf*", "words that begin so"],
  ["robot OR drone", "either"],
  ["-survey", "without this word; also NOT survey, !survey"],
  ["in:title", "only in titles; also title:robot"],
  ["Ada Lovelace", "these words, or an author of that name"],
  ['author:"Ada Lovelace"', "by this author, also as A. Lovelace and Lovelace, Ada"],
  ["cs.RO, cs.LG", "in any of these arXiv categories; also cat:cs.RO, cat:robotics"],
  ["has:code", "with code"],
  ["votes:>20", "more than 20 votes"],
  ["since:2026-01-31", "published since that day; also since:yesterday, before:2026, date:january"],
  ["papers on robots in 2024", "said in plain words; also from last week, with over 9 votes"],
  ["like:2401.01234", "resembling that paper"],
];

/**
 * What can be typed, in one screen.
 * @param supportUrl where the operator of this bot helps
 */
export function helpMessage(commands: readonly CommandInfo[], supportUrl?: string): Message {
  return {
    summary: `Offprint: ${commands.map((command) => command.name).join(", ")}`,
    blocks: [
      { kind: "heading", text: "Offprint brings research papers to where you talk" },
      { kind: "text", text: jobs(commands) },
      { kind: "heading", text: "Everything you can type" },
      ...commands.map(commandItem),
      { kind: "heading", text: "What a search understands" },
      ...queryHelp(),
      ...(supportUrl === undefined ? [] : [supportBlock(supportUrl)]),
    ],
  };
}

function supportBlock(url: string): Block {
  return {
    kind: "text",
    text: ["Help from who runs this bot: ", { kind: "link", text: url, url }],
  };
}

/** What people come for, each with the command that does it. */
const JOBS: readonly (readonly [job: string, command: string, meaning: string])[] = [
  ["Read", "trending", "what gains attention now"],
  ["Read", "search", "papers by words, names and more"],
  ["Follow", "subscribe", "what is new on a topic, in each digest of this channel"],
  ["Schedule", "schedule", "when the digest comes"],
];

function jobs(commands: readonly CommandInfo[]): Span[] {
  return JOBS.flatMap(([job, name, meaning], at): Span[] => {
    const { example = name, exampleOptions } = commands.find((each) => each.name === name) ?? {};
    const lead = JOBS[at - 1]?.[0] === job ? "" : job;
    const bold: Span[] = lead === "" ? [] : [{ kind: "bold", text: lead }, ": "];
    const line = [commandSpan(example, exampleOptions), `, ${meaning}`];
    return [at === 0 ? "" : "\n", ...bold, ...line];
  });
}

/** One command with its options. */
export function commandHelpMessage(command: CommandInfo): Message {
  return {
    summary: `${command.name}: ${command.description}`,
    blocks: [commandItem(command), ...command.options.map(optionItem)],
  };
}

function commandItem({ name, description, example, exampleOptions }: CommandInfo): Item {
  return {
    kind: "item",
    title: [{ kind: "bold", text: name }],
    body: [description, ". For example: ", commandSpan(example, exampleOptions)],
  };
}

function optionItem(option: OptionInfo): Item {
  return {
    kind: "item",
    title: [{ kind: "bold", text: option.name }],
    body: [option.description, ". ", limits(option)].join(""),
  };
}

function limits({ choices, min, max, type, required }: OptionInfo): string {
  const need = required ? "Needed." : "Optional.";
  if (choices) return `One of ${choices.join(", ")}. ${need}`;
  return type === "integer" ? `A whole number from ${min} to ${max}. ${need}` : need;
}

function queryHelp(): Block[] {
  const lines = QUERY_HELP.flatMap(([syntax, meaning], at): Span[] => [
    at === 0 ? "" : "\n",
    { kind: "code", text: syntax },
    ` ${meaning}`,
  ]);
  return [{ kind: "text", text: lines }];
}
