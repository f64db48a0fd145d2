import { describe, expect, it } from "vitest";
import { linkTarget } from "../../../../adapters/slack/render/link-target.ts";
import {
  renderMessage,
  type SlackMessage,
  splitMessage,
} from "../../../../adapters/slack/render/render-message.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { describeRenderer, splitFaults } from "../../../contracts/renderer.ts";
import { liveMrkdwn } from "./live-mrkdwn.ts";
import { refusals, valuesOf } from "./render-limits.ts";
import { decoded, readBy, shownBy } from "./shown-by.ts";

const LONGEST = `slack:T1/C${"0".repeat(30)}` as const;

describeRenderer("Slack", () => ({
  render: (message) => renderMessage(message).map(readBy),
  violations: (message) => [
    ...renderMessage(message).flatMap(refusals),
    ...obeyed(message),
    ...splitFaults(message, renderMessage, splitMessage, LONGEST),
  ],
}));

/** Markup that came from a text and not from the renderer. */
function obeyed(message: Message): string[] {
  const targets = valuesOf(message, "url").flatMap((url) => linkTarget(url) ?? []);
  const urls = targets.map((url) => url.replaceAll("&", "&amp;"));
  const count = (wanted: string) =>
    valuesOf(message, "kind").filter((kind) => kind === wanted).length;
  const times = count("time");
  const channels = count("place");
  return renderMessage(message).flatMap((each) => [
    ...liveMrkdwn(each.text, { urls: [], times: 0 }),
    ...shownBy(each).flatMap(({ text, as }) => {
      if (as === "mrkdwn") return liveMrkdwn(text, { urls, times, channels });
      return as === "plain_text" && /[<>]|&(?!amp;|lt;|gt;)/u.test(text) ? [text] : [];
    }),
    ...mentions(each),
  ]);
}

/** In rich text only an element of its own mentions anybody, so none may be there. */
function mentions({ blocks }: SlackMessage): string[] {
  const ringing = ["user", "usergroup", "broadcast", "channel", "team"];
  return valuesOf(blocks, "type").filter((type) => ringing.includes(type));
}

describe("the second reading of mrkdwn", () => {
  it.each([
    "<!channel>",
    "<@U012AB3CD>",
    "<#C012AB3CD>",
    "<https://evil.example|arxiv.org>",
    "<https://good.example|a*b*>",
    "a *b",
    "x\n&gt; q",
    "~s~",
    "`c",
    ":smile:",
    "R&D",
    "<!date^0^{ago}|x>",
  ])("finds %s", (text) => {
    expect(liveMrkdwn(text, { urls: ["https://good.example"], times: 0 })).not.toEqual([]);
  });

  it("knows entities from signs", () => expect(decoded("&amp;lt; &lt;b&gt;")).toBe("&lt; <b>"));
});
