import { describe, expect, it } from "vitest";
import { completeLine } from "../../../adapters/console/complete-line.ts";
import { terminalFeatures } from "../../../adapters/console/index.ts";
import type { OptionInfo } from "../../../src/chat/command-info.ts";
import { scriptedInbox } from "../../fakes/scripted-inbox.ts";

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
      ["timezone:Europe/Berlin", 'timezone:"diffusion policy"'],
      "timezone:ber",
    ]);
    expect(inbox.typings.at(-1)).toEqual({
      ...who,
      command: "schedule",
      option: "timezone",
      typed: "ber",
    });
  });

  it("replaces all that was typed for the main option, words and spaces", async () => {
    expect(await complete("unsubscribe diffusion po")).toEqual([
      ["Europe/Berlin", "diffusion policy"],
      "diffusion po",
    ]);
  });

  it("offers nothing for a line that nobody types", async () => {
    expect((await complete(`search ${"x".repeat(5_000)}`))[0]).toEqual([]);
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
