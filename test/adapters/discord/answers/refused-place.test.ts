import { expect, it } from "vitest";
import { eventually } from "../../../eventually.ts";
import type { Message } from "../../../fakes/discord/world/world.ts";
import { openBot, wordsOf } from "../open-bot.ts";

const POST = "POST /channels/:channel/messages";

it("a channel that takes no posts is paused with the reason, and goes on by itself once it does", async () => {
  const { papers, press, discord, channel } = await openBot();
  // Refused, though the press that asks for it says that the bot may write.
  const refused = { kind: "code", code: 50013 } as const;
  const last = async (asked: ReturnType<typeof papers>) =>
    (await asked).messages.at(-1) ?? fail("Nothing was answered.");
  await press(await last(papers("subscribe", { topic: "trending" })), "Save");

  discord.faults.next(POST, refused);
  await press(await last(papers("digest")), "Post it now");
  expect(wordsOf(await papers("subscriptions"))).toMatch(
    /Paused.*, because what is sent here is refused/u,
  );

  await press(await last(papers("digest")), "Post it now");
  // The channel's pace holds it back for a moment.
  const digests = () => discord.messages(channel).filter(isDigest);
  await eventually(() => expect(digests()).toHaveLength(1));
  await expect.poll(async () => wordsOf(await papers("subscriptions"))).not.toContain("Paused");
  expect(discord.violations).toEqual([]);
});

function isDigest(message: Message): boolean {
  return JSON.stringify(message.components).includes("Trending");
}

function fail(reason: string): never {
  throw new Error(reason);
}
