import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linksOfMessage } from "../../../../adapters/slack/answers/links-of-message.ts";
import { readLine } from "../../../../adapters/slack/answers/read-line.ts";
import {
  readViewState,
  type ViewState,
  writeViewState,
} from "../../../../adapters/slack/answers/view-state.ts";
import { readWebBody } from "../../../../adapters/slack/transport/read-web-body.ts";
import { ackFrame, readFrame } from "../../../../adapters/slack/transport/socket-frame.ts";

const LINK = "https://arxiv.org/abs/2401.01234";

describe("a typed line", () => {
  it.each([
    ["search votes:&gt;20 a &amp;amp; b", "search votes:>20 a &amp; b"],
    [`show <${LINK}>`, `show ${LINK}`],
    [`show <${LINK}|arxiv.org/abs/2401.01234>`, `show ${LINK}`],
    ["search a < b > c", "search a < b > c"],
    ["search <@U123|ada>", "search @U123"],
  ])("%s is read as %s", (given, line) => {
    expect(readLine(given)).toBe(line);
  });

  it("that Slack has escaped is read as it was typed, for every text without angle brackets", () => {
    const escaped = (text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readLine(escaped(text))).toBe(text);
      }),
    );
  });
});

describe("a message's links", () => {
  it.each([
    ["in its text", { text: `Look: <${LINK}|here> &amp; there` }],
    [
      "in its rich text",
      { blocks: [{ type: "rich_text", elements: [{ elements: [{ type: "link", url: LINK }] }] }] },
    ],
    [
      "of an attachment",
      { text: "", attachments: [{ title_link: LINK, thumb_url: "https://x.y" }] },
    ],
    [
      "of a section, and not its picture",
      {
        blocks: [
          {
            type: "section",
            text: { type: "mrkdwn", text: `*<${LINK}|A title>*` },
            accessory: { type: "image", image_url: "https://example.org/1.png" },
          },
        ],
      },
    ],
  ])("%s are found", (_, message) => {
    expect(linksOfMessage(message)).toBe(LINK);
  });

  it("are its words when there are none", () => {
    expect(linksOfMessage({ text: "attention &lt;is&gt; all" })).toBe("attention <is> all");
  });

  it("are never more than an option takes, for every message", () => {
    fc.assert(
      fc.property(fc.object(), fc.string(), (blocks, text) => {
        expect(linksOfMessage({ blocks, text }).length).toBeLessThanOrEqual(500);
      }),
    );
  });
});

describe("what comes over a socket", () => {
  it("is an envelope, and is acknowledged under its id", () => {
    const text = JSON.stringify({ envelope_id: "e1", type: "slash_commands", payload: { a: 1 } });
    expect(readFrame(text)).toEqual({ kind: "envelope", id: "e1", body: { a: 1 } });
    expect(JSON.parse(ackFrame("e1", undefined))).toEqual({ envelope_id: "e1" });
    expect(JSON.parse(ackFrame("e1", { options: [] }))).toEqual({
      envelope_id: "e1",
      payload: { options: [] },
    });
  });

  it("is left alone when it is something else, for every text and JSON", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readFrame(text)).toBeUndefined();
      }),
    );
  });
});

describe("what comes by a request", () => {
  const read = (type: string, body: string) =>
    readWebBody({ headers: { "content-type": type }, body: Buffer.from(body) });

  it("is JSON, a form, or JSON in a form", () => {
    expect(read("application/json", '{"a":1}')).toEqual({ a: 1 });
    expect(read("application/x-www-form-urlencoded", "a=1+2&b=%3C")).toEqual({ a: "1 2", b: "<" });
    const payload = `payload=${encodeURIComponent('{"a":"&"}')}`;
    expect(read("application/x-www-form-urlencoded; charset=utf-8", payload)).toEqual({ a: "&" });
  });

  it("is never more than an object, for every body", () => {
    const types = ["application/json", "application/x-www-form-urlencoded", "text/plain"];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.oneof(fc.string(), fc.json()), (type, body) => {
        const found = read(type, body);
        expect(found === undefined || !Array.isArray(found)).toBe(true);
      }),
    );
  });
});

describe("a view's state", () => {
  const state: ViewState = {
    place: "slack:T1/C1",
    depth: 2,
    fromHome: true,
    runs: { kind: "action", action: "schedule.set", value: "v".repeat(100) },
    replyTo: {
      url: `https://hooks.slack.com/actions/T1/${"x".repeat(100)}`,
      channelId: "C1",
      userId: "U1",
      threadTs: "1.2",
      on: "private",
    },
  };

  it("comes back as it was given, within what Slack keeps", () => {
    expect(readViewState(writeViewState(state))).toEqual(state);
    expect(writeViewState(state).length).toBeLessThan(3_000);
  });

  it.each([
    ["nothing", ""],
    ["a state of another version", '{"version":9}'],
    ["a place of another platform", JSON.stringify({ ...state, place: "discord:1/2" })],
    ["an address that is no web page", writeViewState(state).replace("https:", "file:")],
  ])("that is %s is none", (_, metadata) => {
    expect(readViewState(metadata)).toBeUndefined();
  });
});
