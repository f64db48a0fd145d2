import { expect, it } from "vitest";
import { renderMessage } from "../../../adapters/discord/render/render-message.ts";
import { openOffprint } from "../../fakes/open-offprint.ts";
import { refusals } from "./render-limits.ts";

it("everything that the bot says is within Discord's limits", async () => {
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
    "subscriptions",
    "schedule",
    "digest",
    "why 2510.02898",
    "privacy show",
    "privacy export",
    "no such command",
  ];
  for (const line of lines) {
    const rendered = renderMessage(await bot.type(line));
    expect([line, rendered.flatMap(refusals)]).toEqual([line, []]);
  }
});

it("a digest of seven papers is one message", async () => {
  const bot = await openOffprint();
  await bot.press(await bot.type("subscribe trending limit:7"), "Save");
  await bot.press(await bot.type("digest"), "Post it now");
  const posted = bot.posts.map(({ message }) => renderMessage(message));
  expect(posted.map((parts) => parts.length)).toEqual([1]);
});
