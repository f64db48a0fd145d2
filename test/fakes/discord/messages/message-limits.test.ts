import { describe, expect, it } from "vitest";
import { openRawDiscord } from "../open-raw-discord.ts";

const V2 = 1 << 15;
const QUIET = { allowed_mentions: { parse: [] } };

const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string) => ({ type: 2, style: 1, label: "Go", custom_id });
const display = (content: string) => ({ type: 10, content });
const x = (length: number) => "x".repeat(length);
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const menu = (options: number) => ({
  type: 3,
  custom_id: "m",
  options: times(options, (at) => ({ label: "one", value: `${at}` })),
});

describe("a message to the local Discord", () => {
  it.each([
    ["content", { content: x(2_000) }],
    [
      "an embed",
      { embeds: [{ title: x(256), description: x(4_096), footer: { text: x(1_648) } }] },
    ],
    ["ten embeds", { embeds: times(10, () => ({ title: "t" })) }],
    ["25 fields", { embeds: [{ fields: times(25, () => ({ name: "n", value: "v" })) }] }],
    [
      "rows of buttons",
      { components: times(5, (r) => row(...times(5, (b) => button(`${r}${b}`)))) },
    ],
    ["a menu", { components: [row(menu(25))] }],
    ["Components V2", { flags: V2, components: times(40, () => display(x(100))) }],
  ])("is taken with as much of %s as there may be", async (_, body) => {
    const { discord, channel, post } = await openRawDiscord();
    const { status, body: answer } = await post({ ...QUIET, ...body });
    expect([status, answer]).toEqual([200, expect.objectContaining({ channel_id: channel })]);
    expect(discord.messages(channel)).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it.each([
    ["nothing in it", 50006, {}],
    ["white space in it", 50006, { content: " \n " }],
    ["2,001 characters", 50035, { content: x(2_001) }],
    ["half a surrogate pair", 50035, { content: "\ud83d" }],
    ["11 embeds", 50035, { embeds: times(11, () => ({ title: "t" })) }],
    ["a long title", 50035, { embeds: [{ title: x(257) }] }],
    [
      "6,001 characters of embeds",
      50035,
      { embeds: times(2, (at) => ({ description: x(3_000 + at) })) },
    ],
    ["an empty embed", 50035, { embeds: [{ color: 1 }] }],
    ["an empty field", 50035, { embeds: [{ fields: [{ name: " ", value: "v" }] }] }],
    ["a script as a link", 50035, { embeds: [{ title: "t", url: "javascript:alert(1)" }] }],
    ["six rows", 50035, { components: times(6, (at) => row(button(`${at}`))) }],
    ["six buttons in a row", 50035, { components: [row(...times(6, (at) => button(`${at}`)))] }],
    ["a long custom_id", 50035, { components: [row(button(x(101)))] }],
    ["a custom_id twice", 50035, { components: [row(button("a"), button("a"))] }],
    [
      "a component id twice",
      50035,
      { components: [row({ ...button("a"), id: 7 }, { ...button("b"), id: 7 })] },
    ],
    [
      "a button without a label",
      50035,
      { components: [row({ type: 2, style: 1, custom_id: "a" })] },
    ],
    ["a link button with a custom_id", 50035, { components: [row({ ...button("a"), style: 5 })] }],
    ["a menu beside a button", 50035, { components: [row(menu(1), button("a"))] }],
    ["26 options", 50035, { components: [row(menu(26))] }],
    ["text components without their flag", 50035, { components: [display("a")] }],
    [
      "content beside Components V2",
      50035,
      { content: "a", flags: V2, components: [display("a")] },
    ],
    ["41 components", 50035, { flags: V2, components: times(41, () => display("a")) }],
    [
      "41 components, nested",
      50035,
      { flags: V2, components: [{ type: 17, components: times(40, () => display("a")) }] },
    ],
    [
      "4,001 characters of text",
      50035,
      { flags: V2, components: [display(x(4_000)), display("x")] },
    ],
    [
      "a section without an accessory",
      50035,
      { flags: V2, components: [{ type: 9, components: [display("a")] }] },
    ],
    ["a flag it may not set", 50035, { content: "a", flags: 64 }],
    ["a field nobody knows", 50035, { content: "a", contents: "b" }],
    ["a long nonce", 50035, { content: "a", nonce: x(26) }],
  ])("is refused with %s", async (_, code, body) => {
    const { discord, channel, post } = await openRawDiscord();
    expect((await post({ ...QUIET, ...body })).code).toBe(code);
    expect(discord.messages(channel)).toEqual([]);
    expect(discord.violations).toHaveLength(1);
  });
});
