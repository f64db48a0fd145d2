import { createHash } from "node:crypto";
import { type REST, Routes } from "discord.js";
import type { CommandInfo } from "../../../src/chat/command-info.ts";
import type { Tell } from "../discord-settings.ts";
import { commandData } from "./command-data.ts";

/** What Discord adds by itself. */
const SERVERS_OWN = new Set(["id", "application_id", "guild_id", "version", "dm_permission"]);

export interface Registration {
  readonly applicationId: string;
  /** The one server that has the commands; everywhere when absent. */
  readonly guildId?: string;
}

/** Keeps the commands registered, and tells the operator how that went. */
export async function keepRegistered(
  rest: REST,
  registration: Registration,
  commands: readonly CommandInfo[],
  tell: Tell,
): Promise<void> {
  try {
    const isChanged = await registerCommands(rest, registration, commands);
    const text = isChanged ? "Registered /papers." : "/papers is registered and up to date.";
    tell({ kind: "registered", level: "info", text });
  } catch (error) {
    const text = "The commands could not be registered with Discord; start again to try once more.";
    tell({ kind: "failed", level: "error", text, error });
  }
}

/**
 * Registers the commands when what is registered differs, and says whether it did. A change shows
 * everywhere at once, or in the one server that is named, which then has no others of this bot.
 */
async function registerCommands(
  rest: REST,
  { applicationId, guildId }: Registration,
  commands: readonly CommandInfo[],
): Promise<boolean> {
  const everywhere = Routes.applicationCommands(applicationId);
  const data = commandData(commands);
  if (guildId === undefined) return putIfChanged(rest, everywhere, data);
  const there = Routes.applicationGuildCommands(applicationId, guildId);
  const isChanged = await putIfChanged(rest, there, data.map(inOneServer), inOneServer);
  // A server that has both shows every command twice.
  return (await putIfChanged(rest, everywhere, [])) || isChanged;
}

async function putIfChanged(
  rest: REST,
  route: `/${string}`,
  wanted: readonly object[],
  comparable: (command: object) => object = (command) => command,
): Promise<boolean> {
  // Without it Discord leaves out what the commands are called in other languages.
  const query = new URLSearchParams({ with_localizations: "true" });
  const registered = asList(await rest.get(route, { query })).map(comparable);
  if (hashOf(registered) === hashOf(wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** Where a command may be used is a matter of global commands alone. */
function inOneServer({ contexts: _, integration_types: __, ...rest }: Where): object {
  return rest;
}

interface Where {
  readonly contexts?: unknown;
  readonly integration_types?: unknown;
}

function asList(answer: unknown): object[] {
  return Array.isArray(answer) ? answer : [];
}

/** Equal for equal commands, whatever Discord adds and whichever defaults it spells out. */
export function hashOf(commands: readonly unknown[]): string {
  const list = commands.map((each) => JSON.stringify(essence(each)));
  return createHash("sha256").update(JSON.stringify(list.sort())).digest("base64url");
}

function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, each]) => !SERVERS_OWN.has(key) && says(each));
  kept.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(kept.map(([key, each]) => [key, essence(each)]));
}

function says(value: unknown): boolean {
  const isEmpty = Array.isArray(value) && value.length === 0;
  return !isEmpty && ![undefined, null, false, ""].some((nothing) => nothing === value);
}
