import { describe, expect, it, onTestFinished } from "vitest";
import { openConsole } from "../adapters/console/open-console.ts";
import { openDiscord } from "../adapters/discord/open-discord.ts";
import { openSlack } from "../adapters/slack/open-slack.ts";
import { eventually } from "../eventually.ts";
import { startOnSample } from "../fakes/start-on-sample.ts";

/** The arXiv ids linked in what a platform received, in order, each once. */
function papersIn(payload: unknown): string[] {
  const ids = JSON.stringify(payload).matchAll(/papers\/(\d{4}\.\d{5})/gu);
  return [...new Set([...ids].map(([, id = ""]) => id))];
}

/** The whole bot on both platforms and the terminal, on sample papers. */
async function everywhere() {
  const [discord, slack] = [await openDiscord(), await openSlack("socket")];
  const terminal = openConsole();
  const offprint = await startOnSample([discord.adapter, slack.adapter, terminal.adapter]);
  onTestFinished(async () => {
    await offprint.stop();
    await Promise.all([discord.close(), slack.close()]);
  });
  return { discord, slack, terminal };
}

describe("one bot on Discord, Slack and the console at once", () => {
  it("gives the same subscription the same papers in every place", async () => {
    const { discord, slack, terminal } = await everywhere();
    const onDiscord = (subcommand: string, options = {}) =>
      discord.discord.interact.command({
        name: "papers",
        subcommand,
        options,
        channel: discord.channel,
        permissions: ["manageChannels"],
      });
    const pressOnDiscord = async (subcommand: string, options: object, label: string) => {
      const { messages } = await onDiscord(subcommand, options);
      const [message] = messages;
      const button = labelled(message?.components, label);
      await discord.discord.interact.press({
        channel: discord.channel,
        message: message?.id ?? "",
        button,
        permissions: ["manageChannels"],
      });
    };
    const onSlack = async (text: string, button: string) => {
      const { channel, user } = slack;
      const asked = await slack.slack.interact.slash({ text, channel, user });
      const [message] = asked.messages;
      if (!message) throw new Error(`${text} was not answered.`);
      await slack.slack.interact.press({ in: message, button, user });
    };

    await pressOnDiscord("subscribe", { topic: "reinforcement learning", limit: 5 }, "Save");
    await onSlack("subscribe reinforcement learning limit:5", "Save");
    await pressOnDiscord("digest", {}, "Post it now");
    await onSlack("digest", "Post it now");
    terminal.type("subscribe reinforcement learning limit:5\n1\ndigest\n");

    await eventually(() => {
      // Slack shows a line first, which is then filled.
      expect(papersIn(discord.discord.messages(discord.channel))).not.toEqual([]);
      expect(papersIn(slack.slack.messages(slack.channel))).not.toEqual([]);
    });
    const wanted = papersIn(discord.discord.messages(discord.channel));
    expect(wanted).toHaveLength(5);
    await eventually(() => {
      // A line comes first there.
      expect(papersIn(slack.slack.messages(slack.channel))).toEqual(wanted);
      for (const id of wanted) expect(terminal.written()).toContain(id);
    });
    expect([...discord.discord.violations, ...slack.slack.violations]).toEqual([]);
  });
});

/** The id of the button with this label. */
function labelled(value: unknown, label: string): string {
  if (typeof value !== "object" || value === null) return "";
  if ("label" in value && value.label === label && "custom_id" in value)
    return String(value.custom_id);
  for (const each of Object.values(value)) {
    const found = labelled(each, label);
    if (found) return found;
  }
  return "";
}
