import { describe, expect, it } from "vitest";
import { openRawDiscord } from "../open-raw-discord.ts";
import type { RawAnswer } from "../raw-bot.ts";

const QUIET = { allowed_mentions: { parse: [] }, flags: 1 << 15 };
const shows = (name: string) => ({ type: 13, file: { url: `attachment://${name}` } });
const words = { type: 10, content: "Words" };

interface Sent {
  readonly body: object;
  readonly files?: readonly (readonly [key: string, name: string, text: string])[];
}

async function start() {
  const open = await openRawDiscord({ perChannel: { requests: 1_000, perMs: 1_000 } });
  const { discord, channel } = open;
  const send = async ({ body, files = [] }: Sent, message?: string): Promise<RawAnswer> => {
    const form = new FormData();
    for (const [key, name, text] of files) form.append(key, new Blob([text]), name);
    form.append("payload_json", JSON.stringify({ ...QUIET, ...body }));
    const path = `/channels/${channel}/messages${message ? `/${message}` : ""}`;
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method: message ? "PATCH" : "POST",
      body: form,
      headers: { authorization: `Bot ${discord.token}` },
    });
    const read: unknown = await response.json();
    const code = Object(read).code;
    return { status: response.status, headers: response.headers, code, body: read };
  };
  return { ...open, send };
}

const one: Sent = {
  body: { components: [shows("a.txt")], attachments: [{ id: 0, filename: "a.txt" }] },
  files: [["files[0]", "a.txt", "Übung\r\n"]],
};

describe("a file in the local Discord", () => {
  it("is kept with its message and read back with an address, a name and a size", async () => {
    const { discord, channel, send, bot } = await start();
    const { status, body } = await send(one);
    expect(status).toBe(200);
    const url = expect.stringMatching(/^https:\/\/cdn\.discordapp\.com\/.*a\.txt$/u);
    const shown = {
      attachments: [{ filename: "a.txt", size: 8, url }],
      components: [{ type: 13, id: 1, file: { url }, name: "a.txt", size: 8 }],
    };
    expect(body).toMatchObject(shown);
    const { body: history } = await bot.call("GET", `/channels/${channel}/messages`);
    expect(history).toMatchObject([shown]);
    expect(discord.messages(channel)[0]?.attachments).toMatchObject([{ text: "Übung\r\n" }]);
    expect(discord.violations).toEqual([]);
  });

  it("stays, is replaced or is dropped by an edit, as its list says", async () => {
    const { discord, channel, send } = await start();
    await send(one);
    const [message] = discord.messages(channel);
    const id = message?.attachments[0]?.id ?? "";
    const texts = () => discord.messages(channel)[0]?.attachments.map(({ text }) => text);
    await send(
      { body: { components: [words, shows("a.txt")], attachments: [{ id }] } },
      message?.id,
    );
    expect(texts()).toEqual(["Übung\r\n"]);
    await send({ ...one, files: [["files[0]", "a.txt", "new"]] }, message?.id);
    expect(texts()).toEqual(["new"]);
    await send({ body: { components: [words], attachments: [] } }, message?.id);
    expect(texts()).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it.each<[string, Sent]>([
    ["shown but not sent", { body: { components: [shows("a.txt")] } }],
    ["sent under another name", { ...one, files: [["files[0]", "b.txt", "x"]] }],
    ["listed but not sent", { ...one, files: [] }],
    ["sent but not listed", { ...one, body: { components: [words], attachments: [] } }],
    ["sent but not shown", { ...one, body: { ...one.body, components: [words] } }],
    [
      "one of eleven",
      {
        body: { components: [words], attachments: [] },
        files: Array.from({ length: 11 }, (_, n) => [`files[${n}]`, `${n}.txt`, "x"] as const),
      },
    ],
    [
      "called what Discord would change",
      {
        body: { components: [shows("a b.txt")], attachments: [{ id: 0, filename: "a b.txt" }] },
        files: [["files[0]", "a b.txt", "x"]],
      },
    ],
    ["too large", { ...one, files: [["files[0]", "a.txt", "x".repeat(10_485_761)]] }],
    ["under a key nobody knows", { ...one, files: [["file", "a.txt", "x"]] }],
    [
      "from elsewhere",
      { body: { components: [{ type: 13, file: { url: "https://a.example" } }] } },
    ],
    ["of a message without Components V2", { ...one, body: { ...one.body, flags: 0 } }],
  ])("that is %s is a violation", async (_, sent) => {
    const { discord, send } = await start();
    await send(sent);
    expect(discord.violations.length).toBeGreaterThan(0);
  });

  it("stays in place when an edit does not speak of it, which hides it", async () => {
    const { discord, channel, send } = await start();
    await send(one);
    const [message] = discord.messages(channel);
    await send({ body: { components: [words] } }, message?.id);
    expect(discord.messages(channel)[0]?.attachments).toHaveLength(1);
    expect(discord.violations).toEqual([expect.stringContaining("no component shows")]);
  });

  it("needs a permission", async () => {
    const { discord, channel, send } = await start();
    discord.setPermissions(channel, ["viewChannel", "sendMessages", "embedLinks"]);
    expect((await send(one)).code).toBe(50013);
    expect(discord.messages(channel)).toEqual([]);
  });
});
