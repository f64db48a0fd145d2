import type { APIMessage } from "discord.js";
import { describe, expect, it } from "vitest";
import { linksOfMessage } from "../../../../adapters/discord/answers/links-of-message.ts";

/** A message of which only this matters. */
function messageOf(part: Partial<APIMessage>): APIMessage {
  return { content: "", embeds: [], ...part } as APIMessage;
}

describe("what a message links to", () => {
  it("is every link of its text once, without the brackets around it", () => {
    const content =
      "See <https://arxiv.org/abs/2401.01234>, [this](https://example.org/a) and https://example.org/a again";
    expect(linksOfMessage(messageOf({ content }))).toBe(
      "https://arxiv.org/abs/2401.01234 https://example.org/a",
    );
  });

  it("is found in embeds and components, but not in their pictures and authors", () => {
    const url = "https://huggingface.co/papers/2401.01234";
    const picture = { url: "https://example.org/picture.png" };
    const embeds = [{ url, thumbnail: picture, author: { name: "A", url: picture.url } }];
    expect(linksOfMessage(messageOf({ embeds }))).toBe(url);
    const components: APIMessage["components"] = [
      { type: 17, components: [{ type: 10, id: 2, content: `**[Title](${url})**` }], id: 1 },
    ];
    expect(linksOfMessage(messageOf({ components }))).toBe(url);
  });

  it("is found in a forwarded message", () => {
    const snapshot = { message: { content: "https://arxiv.org/abs/2401.01234" } };
    const forwarded = { message_snapshots: [snapshot] } as unknown as Partial<APIMessage>;
    expect(linksOfMessage(messageOf(forwarded))).toBe("https://arxiv.org/abs/2401.01234");
  });

  it("is its text where there is no link", () => {
    expect(linksOfMessage(messageOf({ content: "arXiv:2401.01234" }))).toBe("arXiv:2401.01234");
    expect(linksOfMessage(messageOf({}))).toBe("");
  });

  it("never exceeds what a text option takes, and cuts no link", () => {
    const links = Array.from({ length: 40 }, (_, n) => `https://example.org/paper/${n}`);
    const text = linksOfMessage(messageOf({ content: links.join("\n") }));
    expect(text.length).toBeLessThanOrEqual(500);
    expect(links.slice(0, 5).every((link) => text.split(" ").includes(link))).toBe(true);
    expect(links).toEqual(expect.arrayContaining(text.split(" ")));
    expect(linksOfMessage(messageOf({ content: "x".repeat(4_000) }))).toHaveLength(500);
  });
});
