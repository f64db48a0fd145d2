import { describe, expect, it } from "vitest";
import { escapeText, linkLabel } from "../../../../adapters/discord/render/escape.ts";
import { linkTarget } from "../../../../adapters/discord/render/link-target.ts";
import { cut } from "../../../../src/chat/cut.ts";

describe("plain text on Discord", () => {
  it.each([
    ["@everyone and @here", "\\@everyone and \\@here"],
    ["someone@herenow.example", "someone\\@herenow.example"],
    ["<@1> <#2> <t:0:R>", "\\<@1> \\<#2> \\<t\\:0:R>"],
    ["[arxiv.org](https://evil.example)", "\\[arxiv.org\\](https\\://evil.example)"],
    ["# H\n  ## H", "\\# H\n  \\## H"],
    ["> q", "\\> q"],
    ["-# s", "\\-# s"],
    ["- a\n1. b\n2.5 c", "\\- a\n1\\. b\n2.5 c"],
    ["a*b_c~d|e`f\\", "a\\*b\\_c\\~d\\|e\\`f\\\\"],
    [":smile: at 12:30", "\\:smile: at 12:30"],
    ["a > b, a - b, C#", "a > b, a - b, C#"],
  ])("shows %j as it is", (text, markdown) => expect(escapeText(text)).toBe(markdown));
});

describe("the label of a link", () => {
  it.each([
    ["Attention Is All You Need", "Attention Is All You Need"],
    ["[Re] A reproduction of snake_case", "[Re] A reproduction of snake_case"],
    ["A* search _and_ ||more||", "A∗ search ˍandˍ ∣∣more∣∣"],
    ["[arxiv.org](https://evil.example)", "［arxiv.org］(https∶//evil.example)"],
    ["open [ bracket", "open ［ bracket"],
    ["<@1> p < 0.05 @everyone", "‹@1> p < 0.05 ＠everyone"],
    ["<", "‹"],
    ["a <", "a ‹"],
  ])("reads %j without a sign that Discord obeys", (text, label) => {
    expect(linkLabel(text)).toBe(label);
  });
});

describe("an address", () => {
  it.each([
    ["https://arxiv.org/abs/2401.01234", "https://arxiv.org/abs/2401.01234"],
    ["https://e.org/a_(b)?q=[x]|y", "https://e.org/a_%28b%29?q=%5Bx%5D%7Cy"],
    ["HTTP://E.org", "http://e.org/"],
    ["javascript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["//evil.example", undefined],
    [`https://e.org/${"x".repeat(512)}`, undefined],
  ])("%s is linked as %s", (url, target) => expect(linkTarget(url)).toBe(target));
});

describe("a cut", () => {
  it("falls between what readers see as characters", () => {
    expect(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 14)).toBe("👩‍👩‍👧‍👦…");
    expect(cut("e\u0301e\u0301e\u0301", 4)).toBe("e\u0301…");
  });

  it("leaves a text that fits", () => expect(cut("exactly", 7)).toBe("exactly"));
});
