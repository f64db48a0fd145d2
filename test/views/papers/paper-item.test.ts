import { describe, expect, it } from "vitest";
import { renderMessage } from "../../../adapters/discord/render/render-message.ts";
import { plainText } from "../../../src/chat/message.ts";
import { paperItem } from "../../../src/views/papers/paper-item.ts";
import { paper } from "../../digest/world.ts";

const shown = paper(1, "robots", {
  abstract: "Robots walk.",
  authors: ["Ada Lovelace"],
  thumbnail: "https://example.org/robots.png",
});
const growth = { votes: 34, comments: 0, stars: 0, overMs: 24 * 3_600_000, estimated: false };
const item = paperItem(shown, { index: 1, growth });

describe("a paper in a list", () => {
  it("names its authors and date in a line of their own, apart from what it says", () => {
    expect(plainText(item.byline ?? "")).toMatch(/^Ada Lovelace · .*November 2026$/u);
    expect(plainText(item.body ?? "")).toBe("Robots walk.");
  });

  it("has a picture whose description does not repeat the title", () => {
    expect(item.thumbnail?.alt).not.toContain(shown.title);
    expect(item.thumbnail?.alt).not.toBe("");
  });

  it("says its growth in a word beside the sign, for who hears it read", () => {
    expect(plainText(item.meta ?? "")).toMatch(/^▲ up 34 in 24 h/u);
  });

  it("shows the date smaller than what it says, on Discord", () => {
    const [message] = renderMessage({ summary: "x", blocks: [item] });
    const text = JSON.stringify(message?.body.components);
    expect(text).toMatch(/\\n-# Ada Lovelace · .*November 2026\\nRobots walk\./u);
  });
});
