import { expect, it } from "vitest";
import { eventually } from "../../../eventually.ts";
import { openBot, wordsOf } from "../open-bot.ts";
import { TRANSPORTS } from "../open-slack.ts";

it.each(TRANSPORTS)(
  "a channel that takes no posts is paused with the reason, and goes on by itself once it does, over %s",
  async (transport) => {
    const { papers, press, slack, channel } = await openBot(transport);
    const last = async (asked: ReturnType<typeof papers>) =>
      (await asked).messages.at(-1) ?? fail("Nothing was answered.");
    await press(await last(papers("subscribe trending")), "Save");

    // Refused, though a look at the channel found nothing against it.
    slack.faults.next("chat.postMessage", { kind: "error", error: "restricted_action" });
    await press(await last(papers("digest")), "Post it now");
    expect(wordsOf(await papers("subscriptions"))).toMatch(
      /Paused.*, because what is sent here is refused/u,
    );

    await press(await last(papers("digest")), "Post it now");
    // The channel's pace holds it back for a moment.
    const shown = () => JSON.stringify(slack.messages(channel));
    await eventually(() => expect(shown()).toContain("Trending"));
    await expect.poll(async () => wordsOf(await papers("subscriptions"))).not.toContain("Paused");
    expect(slack.violations).toEqual([]);
  },
);

function fail(reason: string): never {
  throw new Error(reason);
}
