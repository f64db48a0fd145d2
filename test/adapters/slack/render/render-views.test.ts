import { expect, it } from "vitest";
import { renderMessage } from "../../../../adapters/slack/render/render-message.ts";
import { describeRenderedViews } from "../../../contracts/rendered-views.ts";
import { openOffprint } from "../../../fakes/open-offprint.ts";
import { refusals } from "./render-limits.ts";

describeRenderedViews("Slack", (message) => renderMessage(message).flatMap(refusals));

it("a digest of seven papers is one message, with a picture beside each that has one", async () => {
  const bot = await openOffprint();
  await bot.press(await bot.type("subscribe trending limit:7"), "Save");
  await bot.press(await bot.type("digest"), "Post it now");
  const posted = bot.posts.map(({ message }) => ({
    parts: renderMessage(message),
    pictures: message.blocks.filter((block) => block.kind === "item" && block.thumbnail).length,
  }));
  expect(posted.map(({ parts }) => parts.length)).toEqual([1]);
  for (const { parts, pictures } of posted) {
    expect(JSON.stringify(parts).match(/"image_url"/gu) ?? []).toHaveLength(pictures);
  }
});
