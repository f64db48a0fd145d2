import { expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { openOffprint } from "../fakes/open-offprint.ts";

/** Whatever the bot says passes a platform's limits. */
export function describeRenderedViews(
  platform: string,
  refusals: (message: Message) => readonly string[],
): void {
  it(`everything that the bot says is within ${platform}'s limits`, async () => {
    const bot = await openOffprint();
    await bot.press(await bot.type("subscribe trending limit:20"), "Save");
    await bot.press(await bot.type("subscribe reinforcement learning"), "Save");
    const lines = [
      "help",
      "help search",
      "trending period:month count:20",
      "search reasoning count:20",
      "search nothinglikethis",
      "show 2510.02898",
      "similar 2510.02898 count:20",
      "subscribe language models",
      "subscribe the robots daily 9:00 in #papers like:2001.00001",
      "subscriptions",
      "schedule",
      "digest",
      "why 2510.02898",
      "privacy show",
      "privacy export",
      "no such command",
    ];
    for (const line of lines) {
      expect([line, refusals(await bot.type(line))]).toEqual([line, []]);
    }
    await bot.press(await bot.type("digest"), "Post it now");
    for (const line of ["why", "why 2510.23564"])
      expect([line, refusals(await bot.type(line))]).toEqual([line, []]);
  });
}
