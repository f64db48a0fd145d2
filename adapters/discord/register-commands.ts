import { createHash } from "node:crypto";
import { type REST, Routes } from "discord.js";
import type { CommandInfo } from "../../src/chat/command-info.ts";
import { commandData } from "./command-data.ts";

/** What Discord adds by itself. */
const SERVERS_OWN = new Set(["id", "application_id", "guild_id", "version", "dm_permission"]);

/**
 * Registers the commands when what is registered differs, and says whether it did. A change shows
 * everywhere at once, or in the one server that is named.
 *
 * @throws when Discord refuses them or cannot be asked
 */
export async function registerCommands(
  rest: REST,
  { applicationId, guildId }: { readonly applicationId: string; readonly guildId?: string },
  commands: readonly CommandInfo[],
): Promise<boolean> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
  const data = commandData(commands);
  const wanted = guildId ? data.map(inOneServer) : data;
  const registered = asList(await rest.get(route));
  if (hashOf(guildId ? registered.map(inOneServer) : registered) === hashOf(wanted)) return false;
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

function asList(answer: unknown): Where[] {
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
