import { describe, expect, it } from "vitest";
import {
  codeText,
  escapeEntities,
  escapeMrkdwn,
  linkLabel,
  sentLength,
} from "../../../../adapters/slack/render/escape.ts";
import { linkTarget, pictureTarget } from "../../../../adapters/slack/render/link-target.ts";
import { plainLine } from "../../../../adapters/slack/render/plain-text.ts";
import { textMrkdwn } from "../../../../adapters/slack/render/text.ts";
import { cleanText } from "../../../../src/chat/clean-text.ts";
import { hostileStrings } from "../../../fakes/chat/hostile-strings.ts";

describe("plain text in Slack's mrkdwn", () => {
  it.each([
    ["<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;"],
    ["R&D &lt;", "R&amp;D &amp;lt;"],
    ["A* search is *not* ~struck~", "A∗ search is ∗not∗ ∼struck∼"],
    ["snake_case and _this_", "snake_case and ˍthisˍ"],
    ["`code`", "ˋcodeˋ"],
    [":tada: at 9:30, a:b", "∶tada: at 9:30, a:b"],
    ["> q\n  >>> q, a > b", "› q\n  ›&gt;&gt; q, a &gt; b"],
    ["https://evil.example", "https://evil.example"],
    ["@everyone #general - a\n1. b", "@everyone #general - a\n1. b"],
  ])("shows %j as it is", (text, mrkdwn) => expect(escapeMrkdwn(text)).toBe(mrkdwn));

  it("says no bar in the words of a link, which it would end", () => {
    expect(linkLabel("p(x|y) > 0")).toBe("p(x∣y) &gt; 0");
  });

  it("is code between backticks, several lines a block", () => {
    expect(codeText("a*b < `c`")).toBe("`a*b &lt; ˋcˋ`");
    expect(codeText("a\nb")).toBe("```\na\nb\n```");
    expect(codeText(" ")).toBe("");
  });

  it("takes in JSON no more than was reckoned", () => {
    for (const visible of Object.values(hostileStrings).map(cleanText)) {
      for (const escaped of [escapeMrkdwn(visible), escapeEntities(visible)]) {
        expect(JSON.stringify(escaped).length - 2).toBeLessThanOrEqual(sentLength(visible));
      }
    }
  });
});

describe("formatting in mrkdwn", () => {
  const look = { limit: 500 };

  it("is set between what is no letter", () => {
    const bold = { kind: "bold", text: "Paused" } as const;
    expect(textMrkdwn([bold, " by ", { kind: "italic", text: "x" }, "."], look)).toBe(
      "*Paused* by _x_.",
    );
  });

  it("is left out inside a word and beside other formatting, where its signs would show", () => {
    const bold = { kind: "bold", text: "b" } as const;
    expect(textMrkdwn(["a", bold, "c"], look)).toBe("abc");
    expect(textMrkdwn([bold, bold], look)).toBe("bb");
    expect(textMrkdwn([{ kind: "code", text: "a*b" }, "s"], look)).toBe("a∗bs");
  });

  it("is on one line and in no bold again", () => {
    const text = [{ kind: "bold", text: "a\n b " }] as const;
    expect(textMrkdwn(text, look)).toBe("*a b*");
    expect(textMrkdwn(text, { ...look, line: true, bold: true })).toBe("a b");
  });

  it("cuts the words of a link, never its address", () => {
    const url = "https://e.org/?a=1&b=2";
    const text = textMrkdwn([{ kind: "link", text: "word ".repeat(20), url }], { limit: 60 });
    expect(text).toMatch(/^<https:\/\/e\.org\/\?a=1&amp;b=2\|word [^|<>]+…>$/u);
  });

  it("shows times in the reader's zone, and words where there is no such time", () => {
    const at = Date.UTC(2026, 10, 23, 9, 0);
    const time = (style: "time" | "date" | "datetime" | "relative") =>
      textMrkdwn([{ kind: "time", at, style }], look);
    expect(time("time")).toBe("<!date^1795424400^{time}|09:00 UTC>");
    expect(time("date")).toBe("<!date^1795424400^{date_short}|2026-11-23>");
    expect(time("datetime")).toBe(
      "<!date^1795424400^{date_short_pretty} at {time}|2026-11-23 09:00 UTC>",
    );
    expect(time("relative")).toBe("<!date^1795424400^{ago}|2026-11-23 09:00 UTC>");
    const never = { kind: "time", at: Number.NaN, style: "date" } as const;
    expect(textMrkdwn([never], look)).toBe("an unknown time");
    const early = { kind: "time", at: -86_400_000, style: "date" } as const;
    expect(textMrkdwn([early], look)).toBe("1969-12-31");
  });
});

describe("a line of plain text on Slack", () => {
  it("formats nothing and has entities where there is room", () => {
    expect(plainLine(" *R&D*\n:tada: ", 75)).toEqual({
      type: "plain_text",
      text: "*R&amp;D* :tada:",
      emoji: false,
    });
    expect(plainLine("<<<<>>>>", 9)?.text).toBe("‹‹‹‹››››");
    expect(plainLine("a & b and more", 9)?.text).toBe("a ＆ b an…");
    expect(plainLine(" \n ", 75)).toBeUndefined();
  });
});

describe("an address on Slack", () => {
  it.each([
    ["https://arxiv.org/abs/2401.01234", "https://arxiv.org/abs/2401.01234"],
    ["https://e.org/?q=a|b<c>&d", "https://e.org/?q=a%7Cb%3Cc%3E&d"],
    ["HTTP://E.org", "http://e.org/"],
    ["javascript:alert(1)", undefined],
    ["slack://channel", undefined],
    ["//evil.example", undefined],
    [`https://e.org/${"x".repeat(500)}`, undefined],
  ])("%s is linked as %s", (url, target) => expect(linkTarget(url)).toBe(target));

  it("of a picture is fetched over https alone", () => {
    expect(pictureTarget("https://e.org/1.png")).toBe("https://e.org/1.png");
    expect(pictureTarget("http://e.org/1.png")).toBeUndefined();
  });
});
