import { describe, expect, it } from "vitest";
import { openRawDiscord } from "../open-raw-discord.ts";

const x = (length: number) => "x".repeat(length);
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const command = (change: object = {}) => ({ name: "papers", description: "Papers", ...change });
const option = (change: object = {}) => ({ name: "o", description: "O", type: 3, ...change });
const sub = (change: object = {}) => option({ type: 1, name: "s", ...change });
const choice = (at: number) => ({ name: `Choice ${at}`, value: `${at}` });

describe("the commands of the local Discord", () => {
  async function start() {
    const { discord, bot } = await openRawDiscord();
    const path = `/applications/${discord.applicationId}/commands`;
    return { discord, bot, path, put: (body: unknown) => bot.call("PUT", path, body) };
  }

  it("keep their ids when they are written again", async () => {
    const { discord, put } = await start();
    const before = (await put([command(), command({ name: "old" })])).body;
    await put([command({ description: "Changed" })]);
    expect(before).toMatchObject([{ id: discord.commands[0]?.id, type: 1 }, { name: "old" }]);
    expect(discord.commands.map((one) => one.command.description)).toEqual(["Changed"]);
  });

  it("say what they are called in other languages to those who ask for it", async () => {
    const { discord, bot, path, put } = await start();
    const localized = { name_localizations: { de: "artikel" } };
    await put([command({ ...localized, options: [sub(localized)] })]);
    const plain = (await bot.call("GET", path)).body;
    const whole = (await bot.call("GET", `${path}?with_localizations=true`)).body;
    expect(JSON.stringify(plain)).not.toContain("artikel");
    expect(whole).toMatchObject([{ ...localized, options: [localized] }]);
    expect(discord.violations).toEqual([]);
  });

  it("of one server stand beside those of all, and only where the bot is", async () => {
    const { discord, bot, put } = await start();
    const guild = discord.addGuild();
    const path = `/applications/${discord.applicationId}/guilds/${guild}/commands`;
    await put([command()]);
    expect((await bot.call("PUT", path, [command({ name: "local" })])).status).toBe(200);
    expect(discord.commands.map((one) => one.guildId)).toEqual([undefined, guild]);
    expect((await bot.call("GET", path)).body).toMatchObject([{ name: "local", guild_id: guild }]);
    discord.removeBot(guild);
    expect((await bot.call("PUT", path, [])).code).toBe(50001);
  });

  it.each([
    [
      "25 options of 25 choices",
      [
        command({
          options: times(25, (at) => option({ name: `o${at}`, choices: times(25, choice) })),
        }),
      ],
    ],
    ["100 names", times(100, (at) => command({ name: `c${at}` }))],
    [
      "menus on messages, with spaces and capitals",
      times(15, (at) => ({ type: 3, name: `Find similar ${at}` })),
    ],
    ["other scripts", [command({ name: "आर्टिकल" }), command({ name: "論文" })]],
  ])("are taken: %s", async (_, body) => {
    const { discord, put } = await start();
    expect((await put(body)).status).toBe(200);
    expect(discord.violations).toEqual([]);
  });

  it.each([
    ["a capital in a name", [command({ name: "Papers" })]],
    ["a space in a name", [command({ name: "two words" })]],
    ["a name of 33 characters", [command({ name: x(33) })]],
    ["no description", [command({ description: "" })]],
    ["a description of 101 characters", [command({ description: x(101) })]],
    ["a description of a menu", [{ type: 3, name: "Find", description: "a" }]],
    ["a name twice", [command(), command()]],
    ["a language nobody speaks", [command({ name_localizations: { xx: "artikel" } })]],
    ["a capital in another language", [command({ name_localizations: { de: "Artikel" } })]],
    [
      "two options that share a name in one language",
      [command({ options: [sub({ name_localizations: { de: "t" } }), sub({ name: "t" })] })],
    ],
    ["101 commands", times(101, (at) => command({ name: `c${at}` }))],
    ["26 options", [command({ options: times(26, (at) => option({ name: `o${at}` })) })]],
    ["26 choices", [command({ options: [option({ choices: times(26, choice) })] })]],
    [
      "choices that complete",
      [command({ options: [option({ choices: [choice(1)], autocomplete: true })] })],
    ],
    [
      "a required option after another",
      [command({ options: [option(), option({ name: "p", required: true })] })],
    ],
    ["two options of one name", [command({ options: [option(), option()] })]],
    ["subcommands beside options", [command({ options: [sub(), option()] })]],
    ["a subcommand in a subcommand", [command({ options: [sub({ options: [sub()] })] })]],
    [
      "a least above the most",
      [command({ options: [option({ type: 4, min_value: 2, max_value: 1 })] })],
    ],
    [
      "more than 8,000 characters",
      [
        command({
          options: times(25, (at) =>
            sub({
              name: `s${at}`,
              description: x(100),
              options: times(3, (o) => option({ name: `o${o}`, description: x(100) })),
            }),
          ),
        }),
      ],
    ],
    ["a field nobody knows", [command({ colour: "red" })]],
  ])("are refused: %s", async (_, body) => {
    const { discord, put } = await start();
    expect((await put(body)).code).toBe(50035);
    expect(discord.commands).toEqual([]);
    expect(discord.violations).toHaveLength(1);
  });
});
