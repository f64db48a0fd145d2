import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import { describe, expect, it } from "vitest";
import { commandData } from "../../../../adapters/discord/commands/command-data.ts";
import { hashOf } from "../../../../adapters/discord/commands/register-commands.ts";
import { commands } from "../../../../commands/index.ts";
import type { CommandInfo } from "../../../../src/chat/command-info.ts";

const infos = commands.all.map(({ info }) => info);

describe("the commands on Discord", () => {
  it("are one root with a subcommand each, and the menu of a message", () => {
    const [root, menu, ...more] = commandData(infos);
    expect(more).toEqual([]);
    expect(root).toMatchObject({ name: "papers", contexts: [0, 1, 2], integration_types: [0, 1] });
    const names = root && "options" in root ? root.options?.map(({ name }) => name) : [];
    expect(names).toEqual(infos.map(({ name }) => name));
    expect(menu).toMatchObject({ type: ApplicationCommandType.Message, name: "Find similar" });
  });

  it("have no menu without the command it runs", () => {
    expect(commandData(infos.filter(({ name }) => name !== "similar"))).toHaveLength(1);
  });

  it("type their options, with ranges, choices and completion", () => {
    const option = (command: string, name: string) => {
      const [root] = commandData(infos);
      const subcommands = root && "options" in root ? (root.options ?? []) : [];
      const found = subcommands.find((each) => each.name === command);
      return found && "options" in found ? found.options?.find((each) => each.name === name) : {};
    };
    const { String: text, Integer: integer } = ApplicationCommandOptionType;
    expect(option("search", "count")).toMatchObject({ type: integer, min_value: 1, max_value: 20 });
    expect(option("search", "query")).toMatchObject({
      type: text,
      required: true,
      max_length: 500,
    });
    expect(option("trending", "period")).toMatchObject({
      choices: ["day", "week", "month"].map((value) => ({ name: value, value })),
    });
    expect(option("schedule", "timezone")).toMatchObject({ type: text, autocomplete: true });
  });

  it("put required options first, as Discord demands", () => {
    const option = { description: "x", type: "text", main: false, completes: false } as const;
    const [root] = commandData([
      {
        name: "do",
        description: "x",
        example: "do",
        options: [
          { ...option, name: "later", required: false },
          { ...option, name: "first", required: true },
        ],
      },
    ]);
    expect(JSON.stringify(root)).toMatch(/"first".*"later"/u);
  });
});

describe("commands in other languages", () => {
  const named = (name: string, localized: CommandInfo["localized"]): CommandInfo => ({
    name,
    description: "x",
    example: name,
    options: [],
    ...(localized && { localized }),
  });
  const localizationsOf = (...given: CommandInfo[]) => {
    const [root] = commandData(given);
    const all = root && "options" in root ? (root.options ?? []) : [];
    return all.map(({ name_localizations, description_localizations }) => ({
      ...(name_localizations && { names: name_localizations }),
      ...(description_localizations && { descriptions: description_localizations }),
    }));
  };

  it("are called there what they are, and described", () => {
    const localized = {
      de: { name: "suche", description: "Artikel finden" },
      "pt-BR": { name: "buscar" },
      th: { description: "x" },
    };
    expect(localizationsOf(named("search", localized), named("help", undefined))).toEqual([
      {
        names: { de: "suche", "pt-BR": "buscar" },
        descriptions: { de: "Artikel finden", th: "x" },
      },
      {},
    ]);
  });

  it("leave out what Discord would refuse", () => {
    const bad = {
      pt: { name: "buscar" },
      de: { name: "Suche" },
      fr: { name: "chercher un article", description: "" },
      fi: { name: "x".repeat(33), description: "x".repeat(101) },
    };
    expect(localizationsOf(named("search", bad))).toEqual([{}]);
  });

  it("leave out a name that another command has there", () => {
    const [search, show] = [
      named("search", { de: { name: "zeige" }, fr: { name: "show" } }),
      named("show", { de: { name: "zeige" }, fr: { name: "voir" } }),
    ];
    expect(localizationsOf(search, show)).toEqual([{}, { names: { fr: "voir" } }]);
  });
});

describe("the hash of commands", () => {
  const ours = commandData(infos);

  it("is the same for what Discord gives back, in any order", () => {
    const theirs = ours.map((command, at) => ({
      id: String(at),
      application_id: "1",
      version: "2",
      dm_permission: true,
      nsfw: false,
      name_localizations: null,
      description_localizations: null,
      handler: undefined,
      ...command,
    }));
    expect(hashOf(theirs.toReversed())).toBe(hashOf(ours));
  });

  it("differs when anything of ours was changed, added or left out", () => {
    const [root, menu] = ours;
    const others = [
      [root],
      [{ ...root, description: "Other" }, menu],
      [{ ...root, options: [] }, menu],
      [{ ...root, contexts: [0] }, menu],
      [{ ...root, name_localizations: { de: "artikel" } }, menu],
      [...ours, { type: 1, name: "old", description: "Left over" }],
      [],
    ];
    for (const other of others) expect(hashOf(other)).not.toBe(hashOf(ours));
  });
});
