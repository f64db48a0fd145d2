import { describe, expect, it } from "vitest";
import { linkTarget } from "../../../../adapters/discord/render/link-target.ts";
import { renderMessage, splitMessage } from "../../../../adapters/discord/render/render-message.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { describeRenderer, splitFaults } from "../../../contracts/renderer.ts";
import { liveMarkup } from "./live-markup.ts";
import { refusals, shownBy } from "./render-limits.ts";

const LONGEST = "discord:18446744073709551615/18446744073709551615";

describeRenderer("Discord", () => ({
  render: (message) => renderMessage(message).map((each) => shownBy(each).join("\n")),
  violations: (message) => [
    ...renderMessage(message).flatMap(refusals),
    ...obeyed(message),
    ...splitFaults(message, renderMessage, splitMessage, LONGEST),
  ],
}));

/** Markup that came from a text and not from the renderer. */
function obeyed(message: Message): string[] {
  const meant = {
    urls: valuesOf(message, "url").flatMap((url) => linkTarget(url) ?? []),
    times: 0,
  };
  const count = (wanted: string) =>
    valuesOf(message, "kind").filter((kind) => kind === wanted).length;
  const times = count("time");
  const channels = count("place");
  const texts = renderMessage(message).flatMap((each) => shownBy(each, true));
  return texts.flatMap((text) => liveMarkup(text, { ...meant, times, channels }));
}

function valuesOf(message: Message, field: string): string[] {
  const found: string[] = [];
  JSON.stringify(message, (key, value: unknown) => {
    if (key === field && typeof value === "string") found.push(value);
    return value;
  });
  return found;
}

describe("the second reading of Markdown", () => {
  it.each([
    "@everyone",
    "<@1>",
    "<#1>",
    "<t:0:R>",
    "[a](https://evil.example)",
    "x\n# H",
    "x\n> q",
    "|| s ||",
    "__u__",
    "https://evil.example",
    ":smile:",
    "[a*b*](https://good.example)",
  ])("finds %s", (text) => {
    expect(liveMarkup(text, { urls: ["https://good.example"], times: 0 })).not.toEqual([]);
  });
});
