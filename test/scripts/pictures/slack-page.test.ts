import { describe, expect, it } from "vitest";
import { mrkdwnHtml } from "../../../scripts/pictures/slack-mrkdwn.ts";
import { slackPage } from "../../../scripts/pictures/slack-page.ts";

describe("mrkdwn as HTML", () => {
  it.each([
    [
      "*1. <https://a.org/?b&amp;c|A &lt;b&gt;>*",
      '<b>1. <a href="https://a.org/?b&#38;c">A &#60;b&#62;</a></b>',
    ],
    ["_so_ snake_case_name 2*3*4", "<i>so</i> snake_case_name 2*3*4"],
    ["`*a*`", "<code>*a*</code>"],
    ["For <#C012AB3CD>", 'For <span class="channel">#robot-learning</span>'],
    ["```\n<x>\n```", "<pre>&#60;x&#62;\n</pre>"],
    ["<!date^0^{date_short} at {time}|then>", '<span class="time">1 Jan 1970 at 01:00</span>'],
    [
      "<script>alert(1)</script>",
      '<a href="script">script</a>alert(1)<a href="/script">/script</a>',
    ],
  ])("shows %s", (mrkdwn, html) => {
    expect(mrkdwnHtml(mrkdwn)).toBe(html);
  });
});

describe("a page of Slack's look", () => {
  it("shows what blocks say, and names a block it does not know", () => {
    const text = { type: "plain_text", text: "R&amp;D <b>" } as const;
    const html = slackPage(
      [
        {
          blocks: [
            { type: "header", text },
            { type: "actions", elements: [{ type: "button", text, action_id: "a" }] },
            { type: "video" },
          ],
        },
      ],
      "9:00",
    );
    expect(html).toContain('<button class="">R&amp;D &#60;b&#62;</button>');
    expect(html).toContain('<div class="block header">R&amp;D &#60;b&#62;</div>');
    expect(html).toContain("(block video)");
  });
});
