import { expect, it, vi } from "vitest";
import { openBot } from "../open-bot.ts";

const PATIENCE = { timeout: 5_000 };

it.each(["channel", "direct message"] as const)(
  "a digest names the channel it stands in, in the preview and in what is posted: %s",
  async (where) => {
    const { papers, press, slack, team, user, channel } = await openBot("socket");
    const at = where === "channel" ? channel : slack.directChannel(team, user);
    const named = where === "channel" ? `"For <#${channel}>"` : '"For you"';
    const last = async (line: string) => {
      const message = (await papers(line, at)).messages.at(-1);
      if (!message) throw new Error("Nothing was answered.");
      return message;
    };
    await press(await last("subscribe trending"), "Save");
    const preview = await last("digest");
    expect(JSON.stringify(preview.blocks)).toContain(named);
    await press(preview, "Post it now");
    const posted = () => slack.messages(at).filter(({ text }) => text.startsWith("Papers ·"));
    await vi.waitFor(
      () => expect(JSON.stringify(posted())).toContain(named.slice(1, -1)),
      PATIENCE,
    );
    // Notifications say it by themselves.
    expect(
      posted()
        .map(({ text }) => text)
        .join(""),
    ).not.toContain("<#");
    expect(slack.violations).toEqual([]);
  },
);
