import { describe, expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { html, printHtml } from "../../src/html/html.ts";
import type { HtmlTarget } from "../../src/html/html-target.ts";
import { messageHtml } from "../../src/html/message-html.ts";
import { describeRenderer } from "../contracts/renderer.ts";
import { liveHtml } from "./live-html.ts";
import { readHtml } from "./read-html.ts";

/** Every button can be pressed. */
const target: HtmlTarget = {
  press: ({ label }, about) =>
    html`<button type="button" aria-label="${label}: ${about}">${label}</button>`,
};
const rendered = (message: Message) => printHtml(messageHtml(message, target));

describeRenderer("HTML", () => ({
  render: (message) => [readHtml(rendered(message)).text],
  violations: (message) => liveHtml(rendered(message), { button: ["type", "aria-label"] }),
}));

describe("the second reading of HTML", () => {
  it.each([
    "<script>alert(1)</script>",
    "<p onclick=alert(1)>x</p>",
    '<p style="color: red">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="//evil.example">x</a>',
    "<img src=https://evil.example>",
    "<constructor>",
    "<p>a<p",
    "a\u0000b",
  ])("finds %s", (markup) => {
    expect(liveHtml(markup)).not.toEqual([]);
  });
});
