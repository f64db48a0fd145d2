import { describe, expect, it } from "vitest";
import { byValue } from "../../../adapters/console/by-value.ts";
import { completeLine } from "../../../adapters/console/complete-line.ts";
import { terminalFeatures } from "../../../adapters/console/index.ts";
import type { OptionInfo } from "../../../src/chat/command-info.ts";
import type { Choice } from "../../../src/chat/inbox.ts";
import { scriptedInbox } from "../../fakes/chat/scripted-inbox.ts";

const who = { place: "console:local", actor: { id: "console:local", mayManage: true } } as const;

const option = (name: string, changes: Partial<OptionInfo> = {}): OptionInfo => ({
  name,
  description: "d",
  type: "text",
  required: false,
  main: false,
  completes: false,
  ...changes,
});

const command = (name: string, options: readonly OptionInfo[]) => ({
  name,
  description: "d",
  example: name,
  options,
});

const inbox = scriptedInbox({
  choices: [
    { label: "Berlin", value: "Europe/Berlin" },
    { label: "A topic", value: "diffusion policy" },
  ],
  commands: [
    command("search", [
      option("query", { main: true }),
      option("sort", { type: "choice", choices: ["relevance", "newest", "votes"] }),
      option("count", { type: "integer" }),
    ]),
    command("schedule", [option("timezone", { completes: true })]),
    command("unsubscribe", [option("topic", { main: true, completes: true })]),
  ],
});

/** Papers to choose from. */
const papers = (choices: readonly Choice[]) =>
  scriptedInbox({
    choices,
    commands: [
      command("show", [
        option("paper", { main: true, completes: true }),
        option("count", { type: "integer" }),
      ]),
    ],
  });

const complete = (line: string) => completeLine(line, inbox, who);

describe("completion", () => {
  it.each([
    ["", ["search ", "schedule ", "unsubscribe ", "quit "], ""],
    ["s", ["search ", "schedule "], "s"],
    ["/papers SE", ["search "], "SE"],
    ["search dif ", ["sort:", "count:"], ""],
    ["search dif so", ["sort:"], "so"],
    ["search dif sort:", ["sort:relevance", "sort:newest", "sort:votes"], "sort:"],
    ["search dif sort:N", ["sort:newest"], "sort:N"],
    ["search sort:votes ", ["count:"], ""],
    ["search count:", [], "count:"],
    ["nothing here", [], "here"],
  ])("of %j offers %j", async (line, offered, replaced) => {
    expect(await complete(line)).toEqual([offered, replaced]);
  });

  it("asks the inbox for values, and quotes those with spaces", async () => {
    expect(await complete("schedule timezone:ber")).toEqual([
      ["timezone:Europe/Berlin", 'timezone:"diffusion policy"', " "],
      "timezone:ber",
    ]);
    expect(inbox.typings.at(-1)).toEqual({
      ...who,
      command: "schedule",
      option: "timezone",
      typed: "ber",
    });
  });

  it("replaces all that was typed for the main option, words and spaces, by words and no id", async () => {
    const choices = [{ label: "A paper of much interest", value: "2401.01234" }];
    const [offered, replaced] = await completeLine("show of much", papers(choices), who);
    expect(offered).toEqual(["A paper of much interest"]);
    expect(replaced).toBe("of much");
  });

  it("shows a value where its label only adds to it, and not what was typed itself", async () => {
    const choices = [
      { label: "trending: what gains attention", value: "trending" },
      { label: "tre", value: "tre" },
    ];
    expect(await completeLine("show tre", papers(choices), who)).toEqual([["trending"], "tre"]);
  });

  it("never takes letters away for what several completions begin with", async () => {
    const choices = ["Diffusion", "Dialogue"].map((label) => ({ label, value: "1" }));
    expect((await completeLine("show policy", papers(choices), who))[0]).toContain(" ");
    expect((await completeLine("show di", papers(choices), who))[0]).not.toContain(" ");
  });

  it("replaces the last word alone where the words before it stay", async () => {
    const values = ["robots cat:cs.RO", "robots cat:cs.RT"];
    const choices = values.map((value) => ({ label: `${value} (name)`, value }));
    expect(await completeLine("show robots cat:cs.R", papers(choices), who)).toEqual([
      ["cat:cs.RO", "cat:cs.RT"],
      "cat:cs.R",
    ]);
  });

  it("completes a word by its turn where a command has no main option", async () => {
    const options = [option("days"), option("time"), option("timezone", { completes: true })];
    const zones = scriptedInbox({
      choices: [{ label: "Europe/Berlin", value: "Europe/Berlin" }],
      commands: [command("schedule", options)],
    });
    expect(await completeLine("schedule weekdays 9:00 ber", zones, who)).toEqual([
      ["Europe/Berlin"],
      "ber",
    ]);
    expect(await completeLine("schedule we", zones, who)).toEqual([[], "we"]);
  });

  it("offers nothing for a line that nobody types", async () => {
    expect((await complete(`search ${"x".repeat(5_000)}`))[0]).toEqual([]);
  });
});

describe("a line with a completion in it", () => {
  const line = (typed: string) => ({ kind: "line", line: typed }) as const;
  const inbox = papers([{ label: "A paper: of interest", value: "2401.01234" }]);

  it.each([
    ["show A paper: of interest", "show 2401.01234"],
    ["show A paper: of interest count:5", "show 2401.01234 count:5"],
    ["show A paper", "show A paper"],
    ["show", "show"],
    ["quiz A paper: of interest", "quiz A paper: of interest"],
  ])("such as %s is heard as %s", async (typed, heard) => {
    expect(await byValue(line(typed), inbox, who)).toEqual(line(heard));
  });
});

describe("a terminal's features", () => {
  const neither = { color: false, hyperlinks: false };

  it.each([
    ["off a terminal", { TERM_PROGRAM: "WezTerm" }, false, neither],
    ["on a dumb terminal", { TERM: "dumb", TERM_PROGRAM: "WezTerm" }, true, neither],
    [
      "on an unknown terminal",
      { TERM: "xterm-256color" },
      true,
      { color: true, hyperlinks: false },
    ],
    [
      "with NO_COLOR",
      { NO_COLOR: "1", TERM: "xterm-kitty" },
      true,
      { color: false, hyperlinks: true },
    ],
    ["with NO_COLOR empty", { NO_COLOR: "" }, true, { color: true, hyperlinks: false }],
    ["on an old VTE", { VTE_VERSION: "4600" }, true, { color: true, hyperlinks: false }],
    ["on a new VTE", { VTE_VERSION: "7006" }, true, { color: true, hyperlinks: true }],
    [
      "inside tmux",
      { TMUX: "/x", TERM_PROGRAM: "WezTerm" },
      true,
      { color: true, hyperlinks: false },
    ],
  ])("%s", (_, environment, isTerminal, features) => {
    expect(terminalFeatures(environment, isTerminal)).toEqual(features);
  });
});
