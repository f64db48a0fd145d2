import { expect } from "vitest";
import { placeOf } from "../../../src/chat/place.ts";
import { describeAdapter } from "../../contracts/adapter.ts";
import type { Seen } from "../../fakes/discord/interactions/seen.ts";
import { openDiscord } from "./open-discord.ts";

describeAdapter("Discord", async () => {
  // The contract posts faster than a channel of the real Discord takes.
  const perChannel = { requests: 1_000, perMs: 1_000 };
  const open = await openDiscord({ perChannel, globalPerSecond: 1_000 });
  const { adapter, discord, channel, guild, place, events } = open;
  const answers: Seen[] = [];
  return {
    adapter,
    place,
    gone: placeOf("discord", `${guild}/${discord.applicationId}`),
    say: async (line) => {
      const [subcommand = "", query = ""] = line.split(/ (.*)/su);
      const asked = { name: "papers", subcommand, options: { query }, channel };
      void discord.interact.command(asked).then((seen) => answers.push(seen));
    },
    shown: () => {
      const whispers = answers.flatMap(({ messages }) => messages);
      return JSON.stringify([...discord.messages(channel), ...whispers], undefined, 1);
    },
    close: async () => {
      await open.close();
      expect(discord.violations).toEqual([]);
      expect(discord.overruns).toEqual([]);
      expect(events.filter(({ level }) => level !== "info")).toEqual([]);
    },
  };
}, ["find", "split", "repeatSafeMs", "pace", "twoSteps", "isConnected", "addLink"]);
