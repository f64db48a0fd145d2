import { expect, it } from "vitest";
import { renderMessage } from "../../../../adapters/discord/render/render-message.ts";
import { describeRenderedViews } from "../../../contracts/rendered-views.ts";
import { openOffprint } from "../../../fakes/open-offprint.ts";
import { refusals } from "./render-limits.ts";

describeRenderedViews("Discord", (message) => renderMessage(message).flatMap(refusals));

it("a digest of seven papers is one message", async () => {
  const bot = await openOffprint();
  await bot.press(await bot.type("subscribe trending limit:7"), "Save");
  await bot.press(await bot.type("digest"), "Post it now");
  const posted = bot.posts.map(({ message }) => renderMessage(message));
  expect(posted.map((parts) => parts.length)).toEqual([1]);
});
