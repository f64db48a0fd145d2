import { describe, expect, it } from "vitest";
import { renderMessage as forConsole } from "../../../adapters/console/render/render-message.ts";
import { renderMessage as forDiscord } from "../../../adapters/discord/render/render-message.ts";
import { renderMessage as forSlack } from "../../../adapters/slack/render/render-message.ts";
import { commands } from "../../../commands/index.ts";
import { plainText } from "../../../src/chat/message.ts";
import { helpMessage } from "../../../src/views/bot/help-message.ts";

const help = helpMessage(commands.all.map(({ info }) => info));
const looks = { width: 100, color: false, hyperlinks: false, now: 0 };

describe("help", () => {
  it("begins with the three things people come for: to read, to follow, to schedule", () => {
    const [, jobs] = help.blocks;
    const text = jobs?.kind === "text" ? plainText(jobs.text) : "";
    expect(text.match(/^\w+(?=:)/gmu)).toEqual(["Read", "Follow", "Schedule"]);
    expect(text).toContain("/papers subscribe");
  });

  it("shows lines as the console takes them, without the root command", () => {
    const shown = forConsole(help, looks);
    expect(shown).toContain("`search diffusion policies cat:cs.RO sort:newest`");
    expect(shown).not.toContain("/papers");
  });

  it("shows lines as Slack takes them, in one line", () => {
    const shown = JSON.stringify(forSlack(help));
    expect(shown).toContain("/papers search diffusion policies cat:cs.RO sort:newest");
  });

  it("shows lines as Discord takes them, each option by its name", () => {
    const shown = JSON.stringify(forDiscord(help));
    expect(shown).toContain("/papers search query:diffusion policies cat:cs.RO sort:newest");
    expect(shown).toContain("/papers schedule when:weekdays 9:00 Europe/Berlin");
  });

  it("leads to who runs the bot, where they say where they help", () => {
    const url = "https://lab.example.org/help";
    const message = helpMessage([], url);
    expect(message.blocks.at(-1)).toMatchObject({
      kind: "text",
      text: [expect.stringMatching(/^Help from/u), { kind: "link", url }],
    });
    expect(JSON.stringify(helpMessage([]))).not.toContain("who runs this bot");
  });
});
