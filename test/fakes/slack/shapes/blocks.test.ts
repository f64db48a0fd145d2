import { describe, expect, it } from "vitest";
import { openWebClient, refusalOf } from "../open-web-client.ts";

const x = (length: number) => "x".repeat(length);
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text, verbatim: true });
const section = (text: object, more: object = {}) => ({ type: "section", text, ...more });
const button = (action_id: string, more: object = {}) => ({
  type: "button",
  text: plain("Go"),
  action_id,
  ...more,
});
const actions = (...elements: object[]) => ({ type: "actions", elements });
const option = (value: string) => ({ text: plain("one"), value });
const menu = (action_id: string, more: object) => ({ type: "static_select", action_id, ...more });
const image = (more: object = {}) => ({
  type: "image",
  image_url: "https://papers.example/1.png",
  alt_text: "Figure 1",
  ...more,
});
const rich = (...elements: object[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

async function post(...blocks: object[]) {
  const { slack, bot, channel } = await openWebClient();
  const quiet = { parse: "none", unfurl_links: false, unfurl_media: false };
  const call = bot.apiCall("chat.postMessage", { ...quiet, channel, text: "Papers", blocks });
  const error = await refusalOf(call);
  return { error, shown: slack.messages(channel).length, violations: slack.violations };
}

describe("the local Slack shows", () => {
  it.each<[string, object[]]>([
    ["fifty blocks", times(50, () => ({ type: "divider" }))],
    ["long texts", [{ type: "header", text: plain(x(150)) }, section(plain(x(3_000)))]],
    ["ten fields", [{ type: "section", fields: times(10, () => mrkdwn(x(900))) }]],
    ["25 buttons", [actions(...times(25, (at) => button(`a${at}`)))]],
    ["a long value", [actions(button("a", { value: x(2_000), url: "https://a.example" }))]],
    ["a hundred options", [actions(menu("m", { options: times(100, (at) => option(`${at}`)) }))]],
    ["pictures", [image({ title: plain("One") }), section(plain("a"), { accessory: image() })]],
    ["small print", [{ type: "context", elements: [image(), ...times(9, () => mrkdwn("a"))] }]],
    [
      "links and times",
      [section(mrkdwn("<https://a.example?b=1&amp;c|a &lt; b> <!date^1^{time}|1>"))],
    ],
    ["rich text", [rich({ type: "text", text: "<!channel> *a*", style: { bold: true } })]],
    ["12,000 characters", times(4, () => section(plain(x(2_910))))],
  ])("%s", async (_, blocks) => {
    expect(await post(...blocks)).toEqual({ error: "none", shown: 1, violations: [] });
  });
});

it("the local Slack shows a channel's name in that channel, and takes no other's", async () => {
  const { slack, bot, channel } = await openWebClient({
    perChannel: { posts: 1_000, perMs: 1_000 },
  });
  const quiet = { parse: "none", unfurl_links: false, unfurl_media: false };
  const naming = (id: string, text = "Papers") =>
    bot.apiCall("chat.postMessage", {
      ...quiet,
      channel,
      text,
      blocks: [section(mrkdwn(`For <#${id}>`))],
    });
  expect(await refusalOf(naming(channel))).toBe("none");
  expect(await refusalOf(naming(channel, `For <#${channel}>`))).toBe("invalid_blocks");
  expect(await refusalOf(naming(slack.addChannel(slack.team)))).toBe("invalid_blocks");
  expect(slack.messages(channel)).toHaveLength(1);
});

describe("the local Slack refuses", () => {
  it.each<[string, object[]]>([
    ["51 blocks", times(51, () => ({ type: "divider" }))],
    ["a block nobody knows", [{ type: "banner" }]],
    ["a field nobody knows", [{ type: "divider", style: "thick" }]],
    ["a long header", [{ type: "header", text: plain(x(151)) }]],
    ["formatting in a header", [{ type: "header", text: mrkdwn("*a*") }]],
    ["an empty text", [section(plain(""))]],
    ["white space alone", [section(mrkdwn(" \n "))]],
    ["half a surrogate pair", [section(plain("\ud83d"))]],
    ["a long section", [section(plain(x(3_001)))]],
    ["an empty section", [{ type: "section" }]],
    ["a long field", [{ type: "section", fields: [plain(x(2_001))] }]],
    ["eleven fields", [{ type: "section", fields: times(11, () => plain("a")) }]],
    ["eleven pieces of small print", [{ type: "context", elements: times(11, () => plain("a")) }]],
    ["26 buttons", [actions(...times(26, (at) => button(`a${at}`)))]],
    ["a button without an action_id", [actions({ type: "button", text: plain("Go") })]],
    ["a long label", [actions(button("a", { text: plain(x(76)) }))]],
    ["a formatted label", [actions(button("a", { text: mrkdwn("*Go*") }))]],
    ["a long value", [actions(button("a", { value: x(2_001) }))]],
    ["a long action_id", [actions(button(x(256)))]],
    ["an action_id twice", [actions(button("a")), actions(button("a"))]],
    ["a block_id twice", times(2, () => ({ type: "divider", block_id: "b" }))],
    ["a script as a link", [actions(button("a", { url: "javascript:alert(1)" }))]],
    ["a style nobody knows", [actions(button("a", { style: "warning" }))]],
    ["a menu without options", [actions(menu("m", {}))]],
    ["101 options", [actions(menu("m", { options: times(101, (at) => option(`${at}`)) }))]],
    [
      "a first choice that is not offered",
      [actions(menu("m", { options: [option("1")], initial_option: option("2") }))],
    ],
    ["a picture without words", [image({ alt_text: "" })]],
    [
      "an input in a message",
      [
        {
          type: "input",
          label: plain("Topic"),
          element: { type: "plain_text_input", action_id: "a" },
        },
      ],
    ],
    ["a mention in rich text", [rich({ type: "broadcast", range: "channel" })]],
    ["an empty piece of rich text", [rich({ type: "text", text: "" })]],
    ["text in which Slack looks for names", [section({ type: "mrkdwn", text: "@here" })]],
    ["a mention of everybody", [section(mrkdwn("<!channel>"))]],
    ["a mention of a person", [section(mrkdwn("by <@U012AB3CD>"))]],
    ["a mention of a group", [section(mrkdwn("<!subteam^S012AB3CD>"))]],
    ["a channel's name", [section(mrkdwn("<#C012AB3CD>"))]],
    ["< that is not escaped", [section(mrkdwn("a < b"))]],
    ["& that is not escaped", [section(mrkdwn("R&D"))]],
    ["a link to nowhere", [section(mrkdwn("<papers|a>"))]],
    ["a time without words", [section(mrkdwn("<!date^1^{time}>"))]],
    ["a time in a strange format", [section(mrkdwn("<!date^1^{when}|a>"))]],
  ])("%s", async (_, blocks) => {
    const { error, shown, violations } = await post(...blocks);
    expect({ error, shown, violations: violations.length }).toEqual({
      error: "invalid_blocks",
      shown: 0,
      violations: 1,
    });
  });

  it("more than 12,000 characters of blocks", async () => {
    const { error, violations } = await post(...times(5, () => section(plain(x(2_500)))));
    expect([error, violations.length]).toEqual(["msg_blocks_too_long", 1]);
  });

  it("and names every fault at its place", async () => {
    const { violations } = await post(section(mrkdwn("<!here> & more")), { type: "header" });
    expect(violations[0]).toContain("0.text.text: a mention: <!here>");
    expect(violations[0]).toContain("0.text.text: & that is not escaped");
    expect(violations[0]).toContain("1.text:");
  });
});
